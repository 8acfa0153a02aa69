-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
--
-- What a user does in Neovim, with its built-in client and no plugin: waits for the
-- diagnostics, and for each code action: asks for the actions at the finding,
-- chooses the one, saves the result, undoes it. Run by test_neovim.py, which says in
-- the environment how many findings there are, and reads the report that is written
-- as JSON.

local count = tonumber(vim.env.HOLDFAST_TEST_FINDINGS)
-- By finding: its message, and the titles of its actions with what each made.
local report = {}

local function ours()
  local found = vim.tbl_filter(function(diagnostic)
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp
    return lsp and vim.startswith(tostring(lsp.code), 'holdfast-')
  end, vim.diagnostic.get(0))
  table.sort(found, function(a, b)
    return a.lnum < b.lnum
  end)
  return found
end

local function wait(what, condition)
  if not vim.wait(90000, condition, 10) then
    error('timed out waiting for ' .. what)
  end
end

-- The titles of the actions at the cursor; the action number `choice`, if any, is
-- chosen.
local function act(choice)
  local titles
  vim.ui.select = function(items, options, on_choice)
    titles = vim.tbl_map(options.format_item, items)
    on_choice(choice and items[choice])
  end
  vim.lsp.buf.code_action({ only = { 'quickfix' } })
  wait('the code actions', function()
    return titles
  end)
  return titles
end

local function run()
  local function findings()
    wait('the findings', function()
      return #ours() == count
    end)
    return ours()
  end

  for number, finding in ipairs(findings()) do
    local entry = { message = finding.message, actions = {} }
    table.insert(report, entry)
    vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
    for choice, title in ipairs(act()) do
      if not title:find('NOLINT') then
        act(choice)
        wait('the finding to go after "' .. title .. '"', function()
          return #ours() == count - 1
        end)
        local saved = string.format('%d-%d.cpp', number, choice)
        vim.cmd('write ' .. saved)
        table.insert(entry.actions, { title = title, saved = saved })
        vim.cmd('undo')
        findings()
        vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
      end
    end
  end
end

local ok, problem = xpcall(run, debug.traceback)
local written = ok and report or { problem = problem }
vim.fn.writefile({ vim.fn.json_encode(written) }, vim.env.HOLDFAST_TEST_REPORT)
vim.cmd('qall!')

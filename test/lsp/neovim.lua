-- Uses the packet that is open as a person would, and writes down what happened. Works from Neovim 0.7 on.
local packet = vim.api.nvim_get_current_buf()
local story = { found = {}, inMap = {}, hover = '', completion = {}, actions = {}, line = '', left = {}, renamed = {} }

local function codes(buffer)
  return vim.tbl_map(function(diagnostic)
    return diagnostic.code or (diagnostic.user_data or {}).lsp.code
  end, vim.diagnostic.get(buffer))
end

local function has(buffer, code)
  return vim.tbl_contains(codes(buffer), code)
end

local function request(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(packet, method, params, 10000) or {}) do
    return answer.result
  end
end

vim.wait(20000, function() return has(packet, 'selection-blocked') end, 50)
story.found = codes(packet)

local map = vim.fn.bufadd(vim.fn.getcwd() .. '/ledger-blocker-map.json')
vim.wait(10000, function() return has(map, 'status-unearned') end, 50)
story.inMap = codes(map)

local line, column = unpack(vim.fn.searchpos('Selected: \\zsAUTHORIZE', 'w'))
local position = { line = line - 1, character = column - 1 }
local document = { uri = vim.uri_from_bufnr(packet) }
local hover = request('textDocument/hover', { textDocument = document, position = position })
story.hover = hover and hover.contents.value or ''

local completion = request('textDocument/completion', { textDocument = document, position = position }) or {}
story.completion = vim.tbl_map(function(item) return item.label end, completion.items or completion)

local here = vim.tbl_filter(function(diagnostic)
  return diagnostic.lnum == line - 1
end, vim.diagnostic.get(packet))
local actions = request('textDocument/codeAction', {
  textDocument = document,
  range = { start = position, ['end'] = position },
  context = {
    diagnostics = vim.tbl_map(function(diagnostic) return diagnostic.user_data.lsp end, here),
  },
}) or {}
story.actions = vim.tbl_map(function(action) return action.title end, actions)

local action = actions[1]
if action ~= nil and action.edit == nil and action.data ~= nil then
  action = request('codeAction/resolve', action)
end
if action ~= nil and action.edit ~= nil then
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
end
story.line = vim.api.nvim_buf_get_lines(packet, line - 1, line, false)[1]
vim.wait(10000, function() return not has(packet, 'selection-blocked') end, 50)
story.left = codes(packet)

local row, start = unpack(vim.fn.searchpos('LEDGER-M2-ROLLBACK-1', 'w'))
local rename = request('textDocument/rename', {
  textDocument = document,
  position = { line = row - 1, character = start },
  newName = 'LEDGER-M2-ROLLBACK-2',
})
if rename ~= nil then
  vim.lsp.util.apply_workspace_edit(rename, 'utf-16')
end
local function occurrences(buffer)
  vim.fn.bufload(buffer)
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  local function count(id) return select(2, text:gsub(id:gsub('%-', '%%-'), '')) end
  return { old = count('LEDGER-M2-ROLLBACK-1'), new = count('LEDGER-M2-ROLLBACK-2') }
end
story.renamed = { packet = occurrences(packet), map = occurrences(map) }

vim.fn.writefile({ vim.json and vim.json.encode(story) or vim.fn.json_encode(story) }, vim.env.STORY)
vim.cmd('qa!')

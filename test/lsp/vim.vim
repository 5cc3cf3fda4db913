" Uses the packet that is open as a person would, and writes down what happened. Works from Vim 9.0 and ALE 3.3 on.
let s:story = {'found': [], 'inMap': [], 'hover': '', 'completion': [], 'actions': [], 'line': '', 'left': [], 'renamed': {}}
let s:packet = bufnr('%')

" Lets the server speak until the condition holds, or for twenty seconds.
function! s:Wait(Condition) abort
  let l:end = reltimefloat(reltime()) + 20
  while !a:Condition() && reltimefloat(reltime()) < l:end
    sleep 50m
  endwhile
endfunction

function! s:Codes(buffer) abort
  return map(copy(ale#engine#GetLoclist(a:buffer)), {_, each -> get(each, 'code', '')})
endfunction

function! s:Count(buffer, words) abort
  return count(join(getbufline(a:buffer, 1, '$'), "\n"), a:words)
endfunction

" What ALE asks the person, and what the person types.
let s:asked = ''
let s:typed = ''
" Whether the person is typing, which nobody can be without a screen.
let s:mode = 'n'
call ale#util#Mode()
function! ale#util#Mode(...) abort
  return s:mode
endfunction
function! ale#util#Input(message, value, ...) abort
  let s:asked = a:message
  return s:typed
endfunction

call ale#Queue(0)
call s:Wait({-> index(s:Codes(s:packet), 'selection-blocked') >= 0})
let s:story.found = s:Codes(s:packet)

edit ledger-blocker-map.json
let s:map = bufnr('%')
call ale#Queue(0)
call s:Wait({-> index(s:Codes(s:map), 'status-unearned') >= 0})
let s:story.inMap = s:Codes(s:map)

execute 'buffer' s:packet
call search('Selected: \zsAUTHORIZE', 'w')
let g:ale_hover_to_preview = 1
ALEHover
call s:Wait({-> bufnr('ALEPreviewWindow') > 0})
let s:story.hover = join(getbufline(bufnr('ALEPreviewWindow'), 1, '$'), "\n")
pclose

let s:mode = 'i'
call ale#completion#GetCompletions('ale-callback', {'callback': {items -> extend(s:story.completion, map(copy(items), {_, item -> item.word}))}})
call s:Wait({-> !empty(s:story.completion)})
let s:mode = 'n'

let s:typed = '1'
ALECodeAction
call s:Wait({-> !empty(s:asked)})
let s:story.actions = map(filter(split(s:asked, "\n"), {_, line -> line =~# '^\d'}), {_, line -> matchstr(line, ') \zs.*')})
let s:story.line = getline('.')
call ale#Queue(0)
call s:Wait({-> index(s:Codes(s:packet), 'selection-blocked') < 0})
let s:story.left = s:Codes(s:packet)

call search('LEDGER-M2-ROLLBACK-1', 'w')
let s:typed = 'LEDGER-M2-ROLLBACK-2'
ALERename
call s:Wait({-> s:Count(s:packet, 'LEDGER-M2-ROLLBACK-1') == 0})
for [s:name, s:buffer] in [['packet', s:packet], ['map', s:map]]
  call bufload(s:buffer)
  let s:story.renamed[s:name] = {'old': s:Count(s:buffer, 'LEDGER-M2-ROLLBACK-1'), 'new': s:Count(s:buffer, 'LEDGER-M2-ROLLBACK-2')}
endfor

call writefile([json_encode(s:story)], $STORY)
qall!

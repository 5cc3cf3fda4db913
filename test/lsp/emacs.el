;; Uses the packet that is open as a person would, and writes down what happened. Works from Emacs 28 and eglot 1.9 on.
(require 'cl-lib)
(require 'json)
(require 'seq)

(defvar story nil "What happened, by what was tried.")

(defun story-tell (name value) (push (cons name value) story))

(defun story-wait (condition)
  "Let the server speak until CONDITION holds, or for twenty seconds."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun story-codes (buffer)
  "The codes of the findings that are shown in BUFFER."
  (with-current-buffer buffer
    (vconcat (mapcar (lambda (diagnostic)
                       (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)) :code))
                     (flymake-diagnostics)))))

(defun story-visit (name)
  "Open the file NAME as a person does, who then waits for the server."
  (find-file name)
  (run-hooks 'post-command-hook)
  (story-wait #'eglot-managed-p)
  ;; What Emacs does as soon as the person pauses, which nobody does in batch mode.
  (flymake-start)
  (current-buffer))

(defun story-count (buffer words)
  (with-current-buffer buffer (how-many (regexp-quote words) (point-min) (point-max))))

(let* ((map (story-visit "ledger-blocker-map.json"))
       (packet (story-visit "next-decision-packet.md")))
  (story-wait (lambda () (seq-contains-p (story-codes packet) "selection-blocked")))
  (story-tell 'found (story-codes packet))
  (story-wait (lambda () (seq-contains-p (story-codes map) "status-unearned")))
  (story-tell 'inMap (story-codes map))

  (goto-char (point-min))
  (search-forward "Selected: AUTHORIZE")
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (story-tell 'hover (plist-get (plist-get hover :contents) :value)))
  (let ((completion (eglot-completion-at-point)))
    (story-tell 'completion (vconcat (mapcar #'substring-no-properties
                                             (all-completions "" (nth 2 completion))))))

  (let* ((actions (eglot-code-actions (point) (point)))
         (action (seq-first actions)))
    (story-tell 'actions (vconcat (mapcar (lambda (each) (plist-get each :title)) actions)))
    (if (fboundp 'eglot-execute)
        (eglot-execute (eglot-current-server) action)
      (eglot--apply-workspace-edit (plist-get action :edit))))
  ;; Again the pause.
  (eglot--signal-textDocument/didChange)
  (story-tell 'line (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
  (story-wait (lambda () (not (seq-contains-p (story-codes packet) "selection-blocked"))))
  (story-tell 'left (story-codes packet))

  (goto-char (point-min))
  (search-forward "LEDGER-M2-ROLLBACK-1")
  (backward-char 3)
  ;; Asked whether to edit files that are not open, the person says yes.
  (cl-letf (((symbol-function 'y-or-n-p) #'always)) (eglot-rename "LEDGER-M2-ROLLBACK-2"))
  (story-tell 'renamed
              (mapcar (lambda (each)
                        (list (car each)
                              (cons 'old (story-count (cdr each) "LEDGER-M2-ROLLBACK-1"))
                              (cons 'new (story-count (cdr each) "LEDGER-M2-ROLLBACK-2"))))
                      (list (cons 'packet packet) (cons 'map map))))
  (with-temp-file (getenv "STORY") (insert (json-encode story)))
  (eglot-shutdown-all))

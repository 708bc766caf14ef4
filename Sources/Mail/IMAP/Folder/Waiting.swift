import Basics

extension OpenFolder {
    /// Waits until something comes, goes or changes in the folder, for as long as `span` but not longer than the 29 minutes after
    /// which servers lose patience (RFC 2177). Where the server can't tell by itself it is asked every half minute.
    ///
    /// Cancelling it leaves the session open. A session that waits can't do anything else meanwhile.
    /// - Returns: whether there is news since `outlines` was last asked.
    package func hasNews(within span: Duration) async throws(MailFault) -> Bool {
        try await converse { dialogue throws(MailFault) in
            let moment = ContinuousClock.now + min(span, .minutes(28))
            return try dialogue.can("IDLE") ? dialogue.idle(until: moment) : dialogue.pollForNews(until: moment)
        }
    }
}

extension IMAPDialogue {
    private var hasNews: Bool { selection?.hasNews ?? false }

    fileprivate func idle(until moment: ContinuousClock.Instant) throws(MailFault) -> Bool {
        if hasNews { return true }
        let tag = try begin("IDLE")
        try awaitGoOn(after: tag)
        var heard = Heard.something
        while heard == .something, !hasNews { heard = try listen(for: moment - .now) }
        // The server is to be told in any case, so that the connection can go on.
        if heard == .interrupt { wire.forgetInterrupt() }
        try say("DONE")
        _ = try end(tag)
        if heard == .interrupt { throw .cancelled }
        return hasNews
    }

    fileprivate func pollForNews(until moment: ContinuousClock.Instant) throws(MailFault) -> Bool {
        while true {
            try perform("NOOP")
            if hasNews || .now >= moment { return hasNews }
            if try listen(for: min(moment - .now, patience.polling)) == .interrupt { throw .cancelled }
        }
    }
}

import Store

extension Link {
    /// Sends a statement whose outcome nobody waits for; what it fails of is thrown by whoever waits next.
    /// - Parameter opening: what begins the transaction, if it has not begun.
    func post(_ statement: SQL, after opening: String? = nil) throws(Failure) {
        if let opening { try send(opening) }
        try send(statement)
        if pending >= Self.mostPosted { _ = try settle() }
    }

    /// Runs one statement and waits for its rows: one round trip for it and for all that was posted before it.
    func execute(_ statement: SQL, after opening: String? = nil) throws(Failure) -> Rows {
        if let opening { try send(opening) }
        try send(statement)
        return try settle()
    }

    /// Runs a command and waits until it is done.
    /// - Returns: what the server says that it did.
    func perform(_ command: StaticString) throws(Failure) -> String {
        try send(command.description)
        return try settle().tag
    }

    /// Has a command done, whatever became of what was posted before it, and does not wait.
    func order(_ command: StaticString) {
        // On a broken connection there is nothing left to do.
        try? { () throws(Failure) in
            if pending > 0 { try abandonRound() }
            try send(command.description)
            try abandonRound()
        }()
    }

    /// Has a command done like `order`, and waits until it is.
    func insist(on command: StaticString) {
        try? { () throws(Failure) in
            if pending > 0 { try abandonRound() }
            _ = try perform(command)
        }()
    }

    /// So that neither side has to hold much.
    private static let mostPosted = 128
}

import Store

extension PostgresConnection {
    /// Runs `work` as one transaction.
    /// - Throws: `Failure` when the server stood in the way, whatever the work made of it; else what the work threw.
    func transaction<Value>(
        alone names: Set<String> = [],
        _ work: (any Connection) throws -> Value
    ) throws -> Value {
        link.forgetStatementsIfTooMany()
        defer { leaveTurnstiles() }
        do {
            try pass(names)
            let value = try work(self)
            if let failure { throw failure }
            if kind == .write { try hearOut() }
            try commit()
            return value
        } catch {
            if hasBegun, link.isOpen { link.order("ROLLBACK") }
            throw failure ?? error
        }
    }

    private func commit() throws(Failure) {
        guard hasBegun else { return }
        if kind == .read { return link.order("COMMIT") }
        let tag: String
        do {
            tag = try link.perform("COMMIT")
        } catch let failure where failure.remedy == .elsewhere {
            // It may have arrived before the connection broke; to run it again could do it twice.
            throw Failure(.uncertain)
        }
        guard tag == "COMMIT" else { throw Failure(.statement("COMMIT was answered by \(tag)")) }
    }
}

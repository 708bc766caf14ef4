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
            if hasBegun, link.isOpen { rollBack() }
            throw failure ?? error
        }
    }

    /// The next try may come by another link before this one's rollback got through, and must find no row of it held.
    private func rollBack() {
        switch kind {
        case .read: link.order("ROLLBACK")
        case .write: link.insist(on: "ROLLBACK")
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

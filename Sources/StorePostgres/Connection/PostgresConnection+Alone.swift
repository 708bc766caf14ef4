import Store

extension PostgresConnection {
    /// Waits before the transaction begins, so that its view is what the one before it left. A work that asks later, when
    /// it may have read already, is run again from the start, with the waiting first.
    func alone(on names: Set<String>) throws {
        let new = names.subtracting(turnstiles)
        guard !new.isEmpty else { return }
        if hasBegun {
            turnstiles.formUnion(new)
            try noting { () throws(Failure) in throw Failure(.busy, remedy: .alone) }
        } else {
            try pass(new)
        }
    }

    func isAlone(on name: String) -> Bool { turnstiles.contains(name) }

    /// Those that met others pass here before they are run again, so that they don't meet one another over and over.
    static let afterConflict = "after a conflict"

    /// In one order for all, so that two who want the same ones don't wait for each other.
    func pass(_ names: some Collection<String>) throws {
        for name in names.sorted() {
            try noting { () throws(Failure) in
                _ = try link.execute("SELECT pg_advisory_lock(hashtextextended(\(name), 0))")
            }
            turnstiles.insert(name)
        }
    }

    /// The locks belong to the session and so outlive the transaction, until here.
    func leaveTurnstiles() {
        if !turnstiles.isEmpty { link.order("SELECT pg_advisory_unlock_all()") }
    }
}

import Basics

/// Hashes passwords beside the work of the house: few at a time, because each takes 32 MiB, and with a line before it that has
/// an end, so that a flood of guesses costs those who guess and nobody else. One for the whole process.
package struct PasswordHasher: Sendable {
    let cost: ScryptCost
    private let pool = BlockingPool(label: "scrypt")
    private let gate: Gate
    private let stranger: PasswordHash

    /// - Parameter width: how many at a time.
    /// - Parameter line: how many may wait.
    package init(cost: ScryptCost = .standard, width: Int = 2, line: Int = 48) throws {
        self.cost = cost
        gate = Gate(width: width, line: line)
        stranger = try PasswordHash(of: Secret().text, cost: cost)
    }

    package func hash(_ password: String) async throws -> PasswordHash {
        try await run { [cost] in try PasswordHash(of: password, cost: cost) }
    }

    /// - Parameter hash: nil when there is nobody to compare with; that takes as long.
    func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        let compared = hash ?? stranger
        let matches = try await run { try compared.matches(password) }
        return matches && hash != nil
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard await gate.enter() else { throw SignInRefusal.busy }
        do {
            let value = try await pool.run(work)
            await gate.leave()
            return value
        } catch {
            await gate.leave()
            throw error
        }
    }
}

/// Lets some in at a time and some wait.
actor Gate {
    private var free: Int
    private let line: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(width: Int, line: Int) {
        free = width
        self.line = line
    }

    /// - Returns: false when the line is full.
    func enter() async -> Bool {
        if free > 0 {
            free -= 1
            return true
        }
        guard waiting.count < line else { return false }
        await withCheckedContinuation { waiting.append($0) }
        return true
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

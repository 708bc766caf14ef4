import Basics
import Events
import Store

extension Transaction {
    /// Counts an attempt as failed before it is made, so that many made at once can't all slip through; success takes it back.
    /// - Throws: `SignInRefusal.tooOften`
    func countAttempt(of guessers: [Guesser]) throws {
        for guesser in guessers { try alone(on: "sign-in:\(guesser.name)") }
        for guesser in guessers {
            let failures = try recentFailures(of: guesser)
            let wait = guesser.scale.wait(after: failures.count)
            if let last = failures.last, last + wait > now {
                throw SignInRefusal.tooOften(seconds: Int(((last + wait) - now).wholeMilliseconds / 1000 + 1))
            }
        }
        for guesser in guessers {
            try run("INSERT INTO sign_in_failure (who, at) VALUES (\(guesser.name), \(now))")
        }
    }

    /// The guesser has shown that it was no guess.
    func forgetFailures(of guesser: Guesser) throws {
        try run("DELETE FROM sign_in_failure WHERE who = \(guesser.name)")
    }

    /// One attempt less; what else failed from there stays counted.
    func takeBackAttempt(of guesser: Guesser) throws {
        try run(
            """
            DELETE FROM sign_in_failure
            WHERE id = (SELECT MAX(id) FROM sign_in_failure WHERE who = \(guesser.name))
            """
        )
    }

    private func recentFailures(of guesser: Guesser) throws -> (count: Int, last: Moment?) {
        try first(
            """
            SELECT COUNT(*), MAX(at) FROM sign_in_failure
            WHERE who = \(guesser.name) AND at > \(now - Throttle.memory)
            """
        ) { row in
            (count: try row.read(), last: try row.read())
        } ?? (0, nil)
    }
}

extension Chore {
    static let signInFailures = Chore("sign-in failures") { tx in
        try tx.run("DELETE FROM sign_in_failure WHERE at < \(tx.now - Throttle.memory)")
    }
}

import Basics
import Store

extension Snapshot {
    package func hasSecondFactor(_ person: Person.ID) throws -> Bool {
        try value("SELECT id FROM person WHERE id = \(person) AND totp_secret IS NOT NULL", as: Person.ID.self) != nil
    }
}

extension Transaction {
    func writeSecondFactor(_ sealed: [UInt8]?, lastStep: Int64?, of person: Person.ID) throws {
        try run("UPDATE person SET totp_secret = \(sealed), totp_last_step = \(lastStep) WHERE id = \(person)")
    }

    /// - Returns: whether the code is good; a good one is good once.
    func spendCode(_ code: String, of person: Person.ID, box: SecretBox) throws -> Bool {
        let kept = try first(
            "SELECT totp_secret, totp_last_step FROM person WHERE id = \(person) AND totp_secret IS NOT NULL"
        ) { row in
            (sealed: try row.read([UInt8].self), lastStep: try row.read(Int64?.self))
        }
        guard let kept else { return false }
        let totp = TOTP(key: try box.open(kept.sealed, for: SecondFactor.purpose(of: person)))
        guard let step = totp.step(of: code, at: now, after: kept.lastStep) else { return false }
        return try run(
            """
            UPDATE person SET totp_last_step = \(step)
            WHERE id = \(person) AND (totp_last_step IS NULL OR totp_last_step < \(step))
            """
        ) == 1
    }
}

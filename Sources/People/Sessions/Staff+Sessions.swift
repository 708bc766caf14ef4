import Basics
import Events
import Store

/// What members do with their own sessions; needs no right. `SessionBook` hears of it by the journal.
extension Staff {
    /// - Parameter key: `SessionLine.key`.
    package func endOwnSession(_ key: [UInt8]) throws {
        guard let own = member.id else { throw StaffRefusal.noSuchPerson }
        let ended = try tx.run("DELETE FROM session WHERE secret_hash = \(key) AND person = \(own)")
        if ended == 1 { try tx.record(.sessionEnded(own), by: member.actor) }
    }

    /// - Parameter kept: the session that goes on.
    package func endOwnSessions(but kept: Session) throws {
        guard let own = member.id else { throw StaffRefusal.noSuchPerson }
        try tx.endSessions(of: own, but: kept.key)
    }
}

import Desk

extension Address {
    static let escalations = "/escalations"
    static func escalation(_ id: Escalation.ID) -> String { "/escalations/\(id)" }
    static func act(_ act: String, on id: Escalation.ID) -> String { "/escalations/\(id)/\(act)" }
}

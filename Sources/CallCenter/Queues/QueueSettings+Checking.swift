import Basics
import Clients
import Desk
import People

extension QueueSettings {
    private static let longestName = 100
    private static let callbackAttempts = 1...10
    private static let callbackPauses = Duration.minutes(5)...Duration.hours(24)

    /// With a tidy name, and nothing that would keep a caller for ever.
    /// - Throws: `InvalidField` with the bounds that would be right, in seconds.
    func checked() throws(InvalidField) -> QueueSettings {
        var checked = self
        checked.name = try Wording.line(name, of: "name", atMost: Self.longestName)
        guard needs.count <= CaseNeed.most, needs.values.allSatisfy(PersonSkill.levels.contains) else {
            throw InvalidField("level", "refusal.skill.level-unfit")
        }
        try Self.require(ownManagerFirst, within: 0...600, of: "own_manager_first")
        try Self.require(ringTime, within: 5...120, of: "ring_time")
        try Self.require(wrapUp, within: 0...3600, of: "wrap_up")
        guard Self.callbackAttempts.contains(callbacks.most) else {
            throw InvalidField("callback_attempts", "refusal.call-queue.callbacks-unfit")
        }
        guard Self.callbackPauses.contains(callbacks.pause) else {
            throw InvalidField("callback_pause", "refusal.call-queue.callbacks-unfit")
        }
        if let overflow { try Self.require(overflow.after, within: 5...3600, of: "overflow_after") }
        return checked
    }

    private static func require(
        _ span: Duration,
        within bounds: ClosedRange<Int64>,
        of field: String
    ) throws(InvalidField) {
        guard bounds.contains(span.components.seconds) else {
            let details = ["from": "\(bounds.lowerBound)", "to": "\(bounds.upperBound)"]
            throw InvalidField(field, "refusal.call-queue.seconds", details)
        }
    }
}

import Basics
import Events

extension Event {
    /// Told on both: of the survivor whom it has taken in, of the other where it is now.
    /// - Parameter fields: values of custom fields of the one that is gone which the survivor's stand in place of.
    static func clientMerged(
        _ gone: Client,
        into survivor: Client,
        by merge: ClientMerge,
        leaving fields: [String]
    ) -> [Event] {
        let left = fields.isEmpty ? [:] : ["left_fields": Fact.text(fields.joined(separator: "; "))]
        return both("client.merged", "client.merged-away", gone, survivor, merge, left)
    }

    static func mergeUndone(_ gone: Client, outOf survivor: Client, by merge: ClientMerge) -> [Event] {
        both("client.merge-undone", "client.restored", gone, survivor, merge)
    }

    private static func both(
        _ ofSurvivor: Kind,
        _ ofGone: Kind,
        _ gone: Client,
        _ survivor: Client,
        _ merge: ClientMerge,
        _ more: [String: Fact] = [:]
    ) -> [Event] {
        let shared = more.merging(
            ["merge": Fact(merge.id), "survivor": Fact(survivor.id), "gone": Fact(gone.id)]
        ) { $1 }
        return [(ofSurvivor, survivor, gone), (ofGone, gone, survivor)].map { kind, subject, other in
            Event(
                kind,
                of: subject.subject,
                client: subject.id.rawValue,
                data: shared.merging(["name": .text(other.name), "version": Fact(subject.version)]) { $1 }
            )
        }
    }
}

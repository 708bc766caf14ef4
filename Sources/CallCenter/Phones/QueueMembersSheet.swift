/// Whom the exchange's plain queue rings while nobody listens, as its `queues.conf` takes it in with `#include`.
package enum QueueMembersSheet {
    package static func text(of phones: [Phone]) -> String {
        // A page of ours can't be rung while we are away.
        let desks = phones.filter { $0.kind == .desk }.sorted { $0.extension < $1.extension }
        return (["; Written by Highrock: what is changed here by hand is lost."] + desks.compactMap(member)).joined(
            separator: "\n"
        )
            + "\n"
    }

    private static func member(_ phone: Phone) -> String? {
        phone.endpoint.map { "member => \($0)" }
    }
}

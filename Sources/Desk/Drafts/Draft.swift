import Basics
import Clients
import People
import Store

/// The field that a draft belongs to.
package struct DraftPlace: Hashable, Sendable {
    package let name: String

    private init(_ name: String) {
        self.name = name
    }

    package static func answer(on id: Case.ID) -> DraftPlace { DraftPlace("case \(id) answer") }
    /// The subject that the answer is to have instead of the case's.
    package static func answerSubject(on id: Case.ID) -> DraftPlace { DraftPlace("case \(id) answer-subject") }
    /// Files that a program has brought for an answer that it is going to send.
    package static func upload(for id: Case.ID) -> DraftPlace { DraftPlace("case \(id) upload") }
    package static func note(on id: Case.ID) -> DraftPlace { DraftPlace("case \(id) note") }
    package static func handOver(of id: Case.ID) -> DraftPlace { DraftPlace("case \(id) hand-over") }
    /// The letter that answers a claim.
    package static func claimLetter(on id: Case.ID) -> DraftPlace { DraftPlace("case \(id) claim-letter") }
    package static func newCase(for id: Client.ID) -> DraftPlace { DraftPlace("client \(id) case") }
}

import Basics
import Clients
import Desk
import Events
import People

/// What somebody did at one moment: the rows that it left and the lines in the journal.
struct Deed: Sendable {
    let at: Moment
    let actor: Actor
    var rows: [Row]
    let events: [Event]

    enum Row: Sendable {
        case client(Client)
        case contact(Contact)
        case point(ContactPoint)
        case wall(Client.ID, naming: [Person.ID])
        /// A case as it will stand when its story ends: what leads there follows in the journal.
        case serviceCase(Case)
        case interaction(Interaction)
        case post(Interaction, to: String, Interaction.Delivery)
        case note(Note)
        case promise(Promise)
        /// A task as it will stand when its story ends.
        case task(WorkTask)
        case taskWord(TaskWord)
        case handOver(HandOver)
    }
}

/// Identities for what is thought up out of order: the moment in the upper bits, as `IDSource` has it, and a running number
/// in those that are otherwise the process and its counter.
struct Identities: Sendable {
    private var count: Int64 = 0
    private static let room: Int64 = 1 << 22

    mutating func next<Subject>(at moment: Moment, as subject: Subject.Type = Subject.self) -> ID<Subject> {
        count += 1
        let base: ID<Subject> = IDSource(node: 0).next(at: moment)
        return ID(rawValue: base.rawValue | count % Self.room)
    }
}

import Basics
import Clients
import Events
import Store

extension Transaction {
    /// Makes a new case findable by its number and the words of its subject.
    package func index(_ new: Case) throws {
        try index([new])
    }

    func index(_ cases: [Case]) throws {
        try index(
            cases.map { new in
                Findable(
                    new.eventSubject,
                    client: new.client.rawValue,
                    words: [String(new.number)] + SearchWords.split(new.subject).prefix(20)
                )
            }
        )
    }

    func indexAgain(_ changed: Case) throws {
        try unindex(changed.eventSubject)
        try index(changed)
    }
}

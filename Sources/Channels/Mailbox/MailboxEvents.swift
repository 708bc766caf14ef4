import Basics
import Events
import Mail

extension Event {
    static func mailboxAdded(_ mailbox: Mailbox) -> Event {
        Event("mailbox.added", of: mailbox.eventSubject, data: mailbox.facts)
    }

    /// Tells what is otherwise, and what it was; of the secret only that it is another.
    static func mailboxChanged(_ mailbox: Mailbox, from before: Mailbox, newSecret: Bool) -> Event {
        let old = before.facts
        var facts: [String: Fact] = ["name": .text(mailbox.name)]
        for (name, fact) in mailbox.facts where old[name] != fact {
            facts[name] = fact
            facts["\(name)-before"] = old[name]
        }
        if newSecret { facts["new-secret"] = true }
        return Event("mailbox.changed", of: mailbox.eventSubject, data: facts)
    }

    static func mailboxTurned(_ mailbox: Mailbox) -> Event {
        Event(
            mailbox.isOn ? "mailbox.turned-on" : "mailbox.turned-off",
            of: mailbox.eventSubject,
            data: ["name": .text(mailbox.name)]
        )
    }
}

extension Mailbox {
    fileprivate var facts: [String: Fact] {
        [
            "name": .text(name), "email": .text(address.text), "department": Fact(department),
            "login": .text(login), "folder": .text(folder), "imap": Fact(incoming?.words),
            "smtp": Fact(outgoing?.words),
        ]
    }
}

extension Mailbox.Place {
    fileprivate var words: String { "\(host):\(port) \(security.rawValue)" }
}

import Basics
import People

// What the words of a case are called for people.

extension Case.Kind {
    package var name: TextKey { TextKey("case.kind.\(rawValue)") }
}

extension Case.Priority {
    package var name: TextKey { TextKey("case.priority.\(word)") }
}

extension Case.Status.Word {
    package var name: TextKey { TextKey("case.status.\(rawValue)") }
}

extension Case.Status {
    /// Says for what a case waits, too.
    package var name: TextKey {
        if case .waiting(let reason) = self { reason.name } else { word.name }
    }
}

extension WaitingFor {
    package var name: TextKey { TextKey("case.waiting-for.\(rawValue)") }
}

extension Confirmation {
    package var name: TextKey { TextKey("case.confirmation.\(rawValue)") }
}

extension ContactChannel {
    package var name: TextKey { TextKey("channel.\(rawValue)") }
}

extension Interaction.Delivery {
    package var name: TextKey { TextKey("delivery.\(rawValue)") }
}

extension Line {
    package var name: TextKey { TextKey("case.line.\(rawValue)") }
}

import Basics

/// Why something from outside is not taken in.
package enum IntakeRefusal: Refusal, Equatable {
    /// The company takes no questions from strangers through its site now.
    case closed

    package var standing: Standing { .conflict }
    package var reason: TextKey { "portal.ask.closed.text" }
}

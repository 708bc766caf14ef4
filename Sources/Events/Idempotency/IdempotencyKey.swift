import Basics

/// What a program sends along so that the same request, sent twice, is done once.
package struct IdempotencyKey: Hashable, Sendable {
    /// Whose word it is: two programs may choose the same.
    package let owner: String
    package let word: String
    /// A hash of the request, to find a word that was used for something else.
    package let fingerprint: [UInt8]

    package init(owner: String, word: String, fingerprint: [UInt8]) {
        self.owner = owner
        self.word = word
        self.fingerprint = fingerprint
    }
}

/// The answer that a request got, to be given again.
package struct StoredAnswer: Hashable, Sendable {
    package let status: Int
    package let body: String

    package init(status: Int, body: String) {
        self.status = status
        self.body = body
    }
}

package enum IdempotencyRefusal: Refusal, Equatable {
    /// The key came before, with another request.
    case reused

    package var standing: Standing { .conflict }
    package var reason: TextKey { "refusal.idempotency.reused" }
    package var field: String? { "Idempotency-Key" }
}

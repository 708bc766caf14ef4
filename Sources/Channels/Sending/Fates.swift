import Basics
import Desk
import Mail

/// What a server's answers mean for those a letter was tried for.
extension Delivery {
    /// - Parameter tried: in the order in which the server was told of them.
    func fates(of tried: [Recipient]) -> [Recipient] {
        zip(tried, outcomes).map { recipient, outcome in
            var recipient = recipient
            switch outcome.outcome {
            case .accepted(let reply): (recipient.fate, recipient.words) = (.accepted, reply.description)
            case .refusedForGood(let reply): (recipient.fate, recipient.words) = (.refused, reply.description)
            case .refusedForNow(let reply): (recipient.fate, recipient.words) = (.waiting, reply.description)
            case .uncertain: (recipient.fate, recipient.words) = (.uncertain, nil)
            }
            return recipient
        }
    }

    /// The worst of it, for people; nil when all is well.
    var trouble: Trouble? {
        for (_, outcome) in outcomes {
            if case .uncertain = outcome { return Trouble("refusal.letter.uncertain") }
        }
        for (recipient, outcome) in outcomes {
            if case .refusedForGood(let reply) = outcome {
                return Trouble("refusal.letter.refused", ["address": recipient.text, "words": reply.description])
            }
        }
        for (recipient, outcome) in outcomes {
            if case .refusedForNow(let reply) = outcome {
                return Trouble("refusal.letter.not-now", ["address": recipient.text, "words": reply.description])
            }
        }
        return nil
    }
}

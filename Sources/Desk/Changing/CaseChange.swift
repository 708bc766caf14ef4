import Basics
import Clients
import Events

/// What is to be different; nil leaves a field as it is.
package struct CaseChange: Sendable, Hashable {
    package var subject: String?
    package var kind: Case.Kind?
    package var priority: Case.Priority?
    /// Empty text takes the product away.
    package var product: String?
    /// All that the case is to have then.
    package var tags: [Tag]?

    package init(
        subject: String? = nil,
        kind: Case.Kind? = nil,
        priority: Case.Priority? = nil,
        product: String? = nil,
        tags: [Tag]? = nil
    ) {
        self.subject = subject
        self.kind = kind
        self.priority = priority
        self.product = product
        self.tags = tags
    }
}

extension Case {
    /// The same case when nothing differs.
    package func changed(by change: CaseChange, at now: Moment) throws -> Case {
        guard !isClosed else { throw CaseRefusal.closed }
        let subject = try change.subject.map { try Wording.line($0, of: "subject") }
        let product = try change.product.map { try Wording.line($0, of: "product", atMost: 100, mayBeEmpty: true) }
        let next = next(at: now) { next in
            if let subject { next.subject = subject }
            if let kind = change.kind { next.kind = kind }
            if let priority = change.priority { next.priority = priority }
            if let product { next.product = product.isEmpty ? nil : product }
        }
        return next.facts(changedFrom: self).isEmpty ? self : next
    }

    /// Both values of each field that differs.
    func facts(changedFrom old: Case) -> [String: Fact] {
        var facts: [String: Fact] = [:]
        if subject != old.subject {
            facts["subject_from"] = .text(old.subject)
            facts["subject_to"] = .text(subject)
        }
        if kind != old.kind {
            facts["kind_from"] = .text(old.kind.rawValue)
            facts["kind_to"] = .text(kind.rawValue)
        }
        if priority != old.priority {
            facts["priority_from"] = Fact(old.priority.rawValue)
            facts["priority_to"] = Fact(priority.rawValue)
        }
        if product != old.product {
            facts["product_from"] = Fact(old.product)
            facts["product_to"] = Fact(product)
        }
        return facts
    }
}

import Basics

/// What to say and do in a situation, step by step, with branches (SPEC L5). It is data: a JSON document that people shape.
package struct GuideDocument: Codable, Sendable, Hashable {
    package var name: GuideText
    /// The step that it begins with.
    package var first: String
    package var steps: [Step]

    package init(name: GuideText, first: String, steps: [Step]) {
        self.name = name
        self.first = first
        self.steps = steps
    }

    package struct Step: Codable, Sendable, Hashable {
        /// A word of small letters, digits and dashes; what was followed is remembered by it.
        package var id: String
        package var name: GuideText
        /// In the words that the client hears.
        package var say: GuideText
        package var act: GuideText
        /// The form that is wanted at this step.
        package var opens: Opening?
        /// Where it goes on; a step without any is an end.
        package var branches: [Branch]

        package enum Opening: String, CaseIterable, Codable, Sendable {
            /// The one by which a case is raised to who has more say.
            case escalation
        }

        package init(
            id: String,
            name: GuideText,
            say: GuideText,
            act: GuideText,
            opens: Opening? = nil,
            branches: [Branch] = []
        ) {
            self.id = id
            self.name = name
            self.say = say
            self.act = act
            self.opens = opens
            self.branches = branches
        }

        package var isEnd: Bool { branches.isEmpty }

        package func branch(_ id: String) -> Branch? { branches.first { $0.id == id } }
    }

    package struct Branch: Codable, Sendable, Hashable {
        package var id: String
        /// What has come of the step.
        package var name: GuideText
        package var to: String

        package init(id: String, name: GuideText, to: String) {
            self.id = id
            self.name = name
            self.to = to
        }
    }

    package func step(_ id: String) -> Step? { steps.first { $0.id == id } }

    /// How many steps there are at least from one to an end, itself included; nil when there is no way.
    package func distance(from id: String) -> Int? {
        var (seen, front, distance) = (Set([id]), [id], 1)
        while !front.isEmpty {
            let steps = front.compactMap(step)
            if steps.contains(where: \.isEnd) { return distance }
            front = steps.flatMap { $0.branches.map(\.to) }.filter { seen.insert($0).inserted }
            distance += 1
        }
        return nil
    }
}

/// The same in both languages.
package struct GuideText: Codable, Sendable, Hashable {
    package var ru: String
    package var en: String

    package init(ru: String, en: String) {
        self.ru = ru
        self.en = en
    }

    package static let none = GuideText(ru: "", en: "")

    package subscript(language: Language) -> String {
        switch language {
        case .russian: ru
        case .english: en
        }
    }
}

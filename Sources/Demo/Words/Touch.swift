import Desk

/// A contact that is about no case: a courtesy call, a visit, a letter with papers.
struct Touch: Sendable {
    let channel: ContactChannel
    let direction: Interaction.Direction
    /// Minutes that it lasts, as a rule; zero for what is written.
    let length: Int
    var subject = ""
    var text = ""

    /// Whether it takes one of us to happen and to be written down.
    var needsUs: Bool { direction == .out || length > 0 }

    /// Reads a head (`# channel direction minutes`) and its lines; what can't be read is left out, and the tests see to it
    /// that there is no such thing.
    static func read(_ text: String) -> [Touch] {
        var touches: [Touch] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                if let touch = Touch(head: line.dropFirst(2)) { touches.append(touch) }
            } else if let colon = line.firstIndex(of: ":"), !touches.isEmpty {
                let words = String(line[colon...].dropFirst(2)).replacing("\\n", with: "\n")
                switch line[..<colon] {
                case "тема": touches[touches.count - 1].subject = words
                default: touches[touches.count - 1].text = words
                }
            }
        }
        return touches
    }

    private init?(head: Substring) {
        let words = head.split(separator: " ").map(String.init)
        guard words.count == 3, let channel = ContactChannel(rawValue: words[0]),
            let direction = Interaction.Direction(rawValue: words[1]), let length = Int(words[2])
        else { return nil }
        self.channel = channel
        self.direction = direction
        self.length = length
    }
}

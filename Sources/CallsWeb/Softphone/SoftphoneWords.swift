import Basics
import CallCenter
import Foundation
import Telephony

/// What a page that is a telephone is told, as it travels.
struct SoftphoneWords: Encodable, Equatable {
    let state: State
    var name: String?
    var number: String?
    /// It was asked for by who is rung: it is answered without a word.
    var own: Bool?
    /// When it was answered, in milliseconds since 1970.
    var since: Int64?
    var sound: Sound?

    enum State: String, Encodable {
        case idle, ringing, talking, ended, replaced
    }

    struct Sound: Encodable, Equatable {
        let heard: Int
        let missed: Int
        let spoken: Int
        let dropped: Int
    }

    init(_ news: SoftphoneNews) {
        switch news {
        case .idle: self.init(.idle)
        case .replaced: self.init(.replaced)
        case .ringing(let ring):
            self.init(.ringing, ring)
            own = ring.isOwn
        case .talking(let ring, let since):
            self.init(.talking, ring)
            self.since = since.milliseconds
        case .ended(let ring, let tally):
            self.init(.ended, ring)
            sound = Sound(tally)
        }
    }

    private init(_ state: State, _ ring: SoftphoneRing? = nil) {
        self.state = state
        name = ring?.caller.name
        number = ring?.caller.number
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

extension SoftphoneWords.Sound {
    fileprivate init(_ tally: SoundTally) {
        self.init(heard: tally.heard, missed: tally.missed, spoken: tally.spoken, dropped: tally.dropped)
    }
}

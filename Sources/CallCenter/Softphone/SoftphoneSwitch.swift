import Basics
import Logging
import People
import Store
import Telephony

/// All pages of this node that are telephones, and the sound between them and the exchange (SPEC T1).
package actor SoftphoneSwitch {
    let database: Database
    let door: MediaDoor
    let box: SecretBox
    let logger: Logger
    let grace: Duration

    var sets: [Phone.ID: TelephoneSet] = [:]
    /// Rings that were taken care of, and when.
    var known: [ChannelID: Moment] = [:]
    private let calls: AsyncStream<(Phone.ID, SoundLine)>
    let calling: AsyncStream<(Phone.ID, SoundLine)>.Continuation

    /// One person's page, whether it is connected just now or not.
    struct TelephoneSet {
        let window: Softphone.Window
        var listener: SoftphoneListener?
        let mouthpiece: Mouthpiece
        var call: SoftphoneCall?
        /// Since when it has not been connected.
        var left: Moment?
    }

    /// - Parameter grace: how long a page that was lost may take to come back before its call ends.
    package init(
        _ database: Database,
        door: MediaDoor,
        box: SecretBox,
        grace: Duration = .seconds(20),
        logger: Logger
    ) {
        self.database = database
        self.door = door
        self.box = box
        self.grace = grace
        self.logger = logger
        (calls, calling) = AsyncStream.makeStream()
    }

    /// Works until the task is cancelled. To be called once.
    package func run() async {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask { await self.listen() }
            tasks.addTask { await self.beat() }
            for await (phone, line) in calls {
                tasks.addTask { await self.carry(line, at: phone) }
            }
            tasks.cancelAll()
        }
    }

    /// Makes a page its owner's telephone.
    package func join(
        _ member: Member,
        named name: String,
        _ listener: SoftphoneListener
    ) async throws -> SoftphoneSeat {
        let softphone = try await database.write { [box] in try SoftphoneDesk($0, member, box: box).open(named: name) }
        let phone = softphone.phone.id
        let seat = SoftphoneSeat(softphone: softphone, board: self, mouthpiece: Mouthpiece())
        // Two that came at the same time may get here the other way round.
        if let newer = sets[phone]?.window, newer > softphone.window {
            listener.tell(.replaced)
            return seat
        }
        leave(phone, saying: .replaced)
        sets[phone] = TelephoneSet(
            window: softphone.window,
            listener: listener,
            mouthpiece: seat.mouthpiece,
            call: sets[phone]?.call
        )
        connect(phone)
        tell(phone)
        await look()
        return seat
    }

    func leave(_ phone: Phone.ID, saying news: SoftphoneNews) {
        sets[phone]?.mouthpiece.turn(to: nil)
        sets[phone]?.listener?.tell(news)
    }

    /// The page is not connected any more; it may come back.
    func leave(_ softphone: Softphone) {
        guard sets[softphone.phone.id]?.window == softphone.window else { return }
        sets[softphone.phone.id]?.listener = nil
        sets[softphone.phone.id]?.left = database.time.now
        connect(softphone.phone.id)
    }

    func take(_ wish: SoftphoneWish, from softphone: Softphone) async {
        let phone = softphone.phone.id
        guard let set = sets[phone], set.window == softphone.window else { return }
        switch (wish, set.call) {
        case (.answer, let call?) where call.isThere && call.answered == nil: answer(phone)
        case (.decline, let call?) where call.answered == nil: await decline(call.ring.channel, because: .rejected)
        case (.hangUp, let call?): call.line.hangUp()
        case (.close, _): await close(phone)
        default: break
        }
    }
}

/// Where a page that is a telephone sits.
package struct SoftphoneSeat: Sendable {
    package let softphone: Softphone
    let board: SoftphoneSwitch
    let mouthpiece: Mouthpiece

    package func take(_ wish: SoftphoneWish) async {
        await board.take(wish, from: softphone)
    }

    package func speak(_ frame: SoundFrame) {
        mouthpiece.speak(frame)
    }

    /// The page is not connected any more.
    package func leave() async {
        await board.leave(softphone)
    }
}

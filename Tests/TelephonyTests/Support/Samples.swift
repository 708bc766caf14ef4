import Basics

@testable import Telephony

extension Moment {
    static let noon = Moment(milliseconds: 1_795_600_000_000)

    static func after(_ seconds: Double) -> Moment {
        Moment(milliseconds: noon.milliseconds + Int64(seconds * 1000))
    }
}

extension Endpoint {
    static let anna = Endpoint(technology: "PJSIP", resource: "101")
    static let boris = Endpoint(technology: "PJSIP", resource: "102")
    static let vera = Endpoint(technology: "PJSIP", resource: "103")
}

extension Channel {
    static func sample(_ id: ChannelID, _ state: ChannelState = .up, arguments: [String] = []) -> Channel {
        Channel(
            id: id,
            name: "PJSIP/\(id)",
            state: state,
            arguments: arguments,
            caller: CallerName(name: "Ivan", number: "79161234567"),
            dialled: "100",
            isOurs: true,
            created: nil
        )
    }
}

extension Bridge {
    static func sample(_ id: BridgeID, _ members: [ChannelID] = []) -> Bridge {
        Bridge(id: id, name: "", members: members)
    }
}

extension AriEvent {
    static func of(_ kind: Kind) -> AriEvent { AriEvent(at: nil, kind: kind) }
}

extension CallPlan {
    /// Nothing is said, the work after a call has half a minute.
    static var plain: CallPlan {
        var plan = CallPlan()
        plan.wrapUp = .seconds(30)
        return plan
    }
}

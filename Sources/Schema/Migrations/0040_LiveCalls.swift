extension Migration {
    /// Calls that go on, as pages look for them, and what people say of them meanwhile. None was served before, so none is lost.
    static let liveCalls = Migration(
        40,
        "live-calls",
        """
        DROP TABLE live_call;
        CREATE TABLE live_call (
            name TEXT PRIMARY KEY,
            machine TEXT NOT NULL,
            entry TEXT NOT NULL,
            changed INTEGER NOT NULL,
            version INTEGER NOT NULL,
            direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
            stage TEXT NOT NULL CHECK (stage IN (
                'arriving', 'menu', 'waiting', 'ringing', 'reaching', 'talking', 'aside', 'held', 'asking', 'consulting',
                'conference', 'parted')),
            since INTEGER NOT NULL,
            began INTEGER NOT NULL,
            waiting INTEGER,
            queue INTEGER REFERENCES call_queue (id),
            number INTEGER REFERENCES service_number (id),
            phone TEXT,
            caller TEXT NOT NULL,
            dialled TEXT NOT NULL,
            recording TEXT NOT NULL CHECK (recording IN ('none', 'running', 'paused'))
        ) STRICT;
        CREATE INDEX live_call_queue ON live_call (queue, began) WHERE queue IS NOT NULL;
        CREATE INDEX live_call_began ON live_call (began, name);

        CREATE TABLE live_call_party (
            call TEXT NOT NULL REFERENCES live_call (name),
            place INTEGER NOT NULL,
            channel TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            person INTEGER REFERENCES person (id),
            role TEXT NOT NULL CHECK (role IN ('agent', 'consulted', 'listener')),
            state TEXT NOT NULL CHECK (state IN ('rung', 'joined', 'wrap-up')),
            since INTEGER NOT NULL,
            until INTEGER,
            PRIMARY KEY (call, place),
            CHECK ((state = 'wrap-up') = (until IS NOT NULL))
        ) STRICT;
        CREATE INDEX live_call_party_person ON live_call_party (person, call) WHERE person IS NOT NULL;

        CREATE TABLE call_matter (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            closed INTEGER
        ) STRICT;
        INSERT INTO call_matter (id, name) VALUES
            (1, 'Вопрос по услугам'), (2, 'Новый заказ'), (3, 'Ход работ'), (4, 'Оплата и документы'), (5, 'Претензия'),
            (6, 'Другое');

        CREATE TABLE call_sheet (
            id INTEGER PRIMARY KEY,
            call TEXT NOT NULL UNIQUE,
            client INTEGER REFERENCES client (id),
            service_case INTEGER REFERENCES service_case (id),
            misguessed INTEGER REFERENCES client (id),
            result TEXT CHECK (result IN (
                'solved', 'in-work', 'call-later', 'passed-on', 'wrong-number', 'cut-off')),
            matter INTEGER REFERENCES call_matter (id),
            note TEXT NOT NULL
        ) STRICT;
        CREATE INDEX call_sheet_client ON call_sheet (client) WHERE client IS NOT NULL;
        CREATE INDEX call_sheet_case ON call_sheet (service_case) WHERE service_case IS NOT NULL;

        ALTER TABLE phone_call ADD COLUMN result TEXT CHECK (result IN (
            'solved', 'in-work', 'call-later', 'passed-on', 'wrong-number', 'cut-off'));
        ALTER TABLE phone_call ADD COLUMN matter INTEGER REFERENCES call_matter (id);
        """
    )
}

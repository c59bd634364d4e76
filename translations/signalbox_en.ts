<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>OverviewTotals</name>
    <message numerus="yes">
        <source>in %n chains</source>
        <translation>
            <numerusform>in %n chain</numerusform>
            <numerusform>in %n chains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionNotes</name>
    <message numerus="yes">
        <source>%n chains paused.</source>
        <translation>
            <numerusform>%n chain paused.</numerusform>
            <numerusform>%n chains paused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chains resumed.</source>
        <translation>
            <numerusform>%n chain resumed.</numerusform>
            <numerusform>%n chains resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chains recovered.</source>
        <translation>
            <numerusform>%n chain recovered.</numerusform>
            <numerusform>%n chains recovered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chains are being retried.</source>
        <translation>
            <numerusform>%n chain is being retried.</numerusform>
            <numerusform>%n chains are being retried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts acknowledged.</source>
        <translation>
            <numerusform>%n alert acknowledged.</numerusform>
            <numerusform>%n alerts acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts muted.</source>
        <translation>
            <numerusform>%n alert muted.</numerusform>
            <numerusform>%n alerts muted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n schema objects</source>
        <translation>
            <numerusform>%n schema object</numerusform>
            <numerusform>%n schema objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionSheets</name>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 block</numerusform>
            <numerusform>%1 blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActionsBadge</name>
    <message numerus="yes">
        <source>%n dead letters</source>
        <translation>
            <numerusform>%n dead letter</numerusform>
            <numerusform>%n dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held jobs</source>
        <translation>
            <numerusform>%n held job</numerusform>
            <numerusform>%n held jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActivityScreen</name>
    <message numerus="yes">
        <source>%n unread alerts</source>
        <translation>
            <numerusform>%n unread alert</numerusform>
            <numerusform>%n unread alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ActivityWords</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AddressText</name>
    <message numerus="yes">
        <source>An address has 40 hexadecimal digits; this one has %n.</source>
        <translation>
            <numerusform>An address has 40 hexadecimal digits; this one has %n.</numerusform>
            <numerusform>An address has 40 hexadecimal digits; this one has %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AddressesField</name>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditList</name>
    <message numerus="yes">
        <source>The newest %n jobs are listed. Scroll down for older ones; Export writes up to 10,000.</source>
        <translation>
            <numerusform>The newest job is listed. Scroll down for older ones; Export writes up to 10,000.</numerusform>
            <numerusform>The newest %n jobs are listed. Scroll down for older ones; Export writes up to 10,000.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AuditWords</name>
    <message numerus="yes">
        <source>done, %n attempts</source>
        <comment>result of a job</comment>
        <translation>
            <numerusform>done, %n attempt</numerusform>
            <numerusform>done, %n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BalanceCard</name>
    <message numerus="yes">
        <source>the newest %n changes</source>
        <translation>
            <numerusform>the newest change</numerusform>
            <numerusform>the newest %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BalanceWords</name>
    <message numerus="yes">
        <source>%n balances before the counted blocks were asked for and wait for an endpoint.</source>
        <translation>
            <numerusform>%n balance before the counted blocks was asked for and waits for an endpoint.</numerusform>
            <numerusform>%n balances before the counted blocks were asked for and wait for an endpoint.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CatalogSheet</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainBars</name>
    <message numerus="yes">
        <source>%n balances are not complete and not counted.</source>
        <translation>
            <numerusform>%n balance is not complete and not counted.</numerusform>
            <numerusform>%n balances are not complete and not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balances are of untrusted tokens and not counted.</source>
        <translation>
            <numerusform>%n balance is of an untrusted token and not counted.</numerusform>
            <numerusform>%n balances are of untrusted tokens and not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n balances have no price and are not counted.</source>
        <translation>
            <numerusform>%n balance has no price and is not counted.</numerusform>
            <numerusform>%n balances have no price and are not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more chains: %1</source>
        <translation>
            <numerusform>%n more chain: %1</numerusform>
            <numerusform>%n more chains: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainWords</name>
    <message numerus="yes">
        <source>%1 blocks</source>
        <comment>lag</comment>
        <translation>
            <numerusform>%1 block</numerusform>
            <numerusform>%1 blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <comment>of a request</comment>
        <translation>
            <numerusform>%1 block</numerusform>
            <numerusform>%1 blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 logs</source>
        <comment>of a response</comment>
        <translation>
            <numerusform>%1 log</numerusform>
            <numerusform>%1 logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks per request</source>
        <translation>
            <numerusform>%1 block per request</numerusform>
            <numerusform>%1 blocks per request</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 logs per response</source>
        <translation>
            <numerusform>%1 log per response</numerusform>
            <numerusform>%1 logs per response</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainsScreen</name>
    <message numerus="yes">
        <source>%n chains stopped</source>
        <translation>
            <numerusform>%n chain stopped</numerusform>
            <numerusform>%n chains stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChannelModel</name>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Chart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChartCard</name>
    <message numerus="yes">
        <source>%n more series</source>
        <translation>
            <numerusform>%n more series</numerusform>
            <numerusform>%n more series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ClearSheet</name>
    <message numerus="yes">
        <source>Clear %n packets</source>
        <translation>
            <numerusform>Clear %n packet</numerusform>
            <numerusform>Clear %n packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConcentrationCard</name>
    <message numerus="yes">
        <source>%1 largest holders</source>
        <translation>
            <numerusform>%1 largest holder</numerusform>
            <numerusform>%1 largest holders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConditionChoices</name>
    <message numerus="yes">
        <source>%n addresses</source>
        <comment>value of a condition</comment>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConditionsCard</name>
    <message numerus="yes">
        <source>%1 of %2 events</source>
        <comment>that pass so far, checked</comment>
        <translation>
            <numerusform>%1 of %2 event</numerusform>
            <numerusform>%1 of %2 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConfirmSheet</name>
    <message numerus="yes">
        <source>Rows in %n global tables</source>
        <translation>
            <numerusform>Rows in %n global table</numerusform>
            <numerusform>Rows in %n global tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chain tables</source>
        <translation>
            <numerusform>%n chain table</numerusform>
            <numerusform>%n chain tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Total: %1 rows, %2</source>
        <comment>rows, disk</comment>
        <translation>
            <numerusform>Total: %1 row, %2</numerusform>
            <numerusform>Total: %1 rows, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Total: %1 rows</source>
        <translation>
            <numerusform>Total: %1 row</numerusform>
            <numerusform>Total: %1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CountLine</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CoverageMap</name>
    <message numerus="yes">
        <source>%1: %2 to %3, %n blocks</source>
        <comment>kind of range: first to last height, count</comment>
        <translation>
            <numerusform>%1: %2 to %3, %n block</numerusform>
            <numerusform>%1: %2 to %3, %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n blocks</source>
        <translation>
            <numerusform>last %n block</numerusform>
            <numerusform>last %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gap %n blocks</source>
        <translation>
            <numerusform>gap %n block</numerusform>
            <numerusform>gap %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them proven by receipts</source>
        <translation>
            <numerusform>%n of them proven by receipts</numerusform>
            <numerusform>%n of them proven by receipts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DatabaseTiles</name>
    <message numerus="yes">
        <source>%n indexes over 1.30</source>
        <translation>
            <numerusform>%n index over 1.30</numerusform>
            <numerusform>%n indexes over 1.30</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n idle</numerusform>
            <numerusform>%n idle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DeleteTriggerSheet</name>
    <message numerus="yes">
        <source>The trigger, its conditions, actions, counters and %n edits of its history are deleted.</source>
        <translation>
            <numerusform>The trigger, its conditions, actions, counters and %n edit of its history are deleted.</numerusform>
            <numerusform>The trigger, its conditions, actions, counters and %n edits of its history are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead or held jobs can no longer be replayed.</source>
        <translation>
            <numerusform>%n dead or held job can no longer be replayed.</numerusform>
            <numerusform>%n dead or held jobs can no longer be replayed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DriftCard</name>
    <message numerus="yes">
        <source>%1 holders compared with balanceOf</source>
        <translation>
            <numerusform>%1 holder compared with balanceOf</numerusform>
            <numerusform>%1 holders compared with balanceOf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n checks</source>
        <translation>
            <numerusform>none in %n check</numerusform>
            <numerusform>none in %n checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n holders</source>
        <translation>
            <numerusform>%n holder</numerusform>
            <numerusform>%n holders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DryRunCard</name>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; events in %2</source>
        <comment>number; 38 ms</comment>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; event in %2</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; events in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; would fire</source>
        <comment>number of events</comment>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; would fire</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; would fire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Condition %1 is left out until its value is valid.</source>
        <comment>numbers; may be several</comment>
        <translation>
            <numerusform>Condition %1 is left out until its value is valid.</numerusform>
            <numerusform>Conditions %1 are left out until their values are valid.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EndpointTableModel</name>
    <message numerus="yes">
        <source>Requests currently cover %1 blocks.</source>
        <translation>
            <numerusform>Requests currently cover %1 block.</numerusform>
            <numerusform>Requests currently cover %1 blocks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventCounts</name>
    <message numerus="yes">
        <source>%1 transfers</source>
        <translation>
            <numerusform>%1 transfer</numerusform>
            <numerusform>%1 transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventPane</name>
    <message numerus="yes">
        <source>%n topics</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes of data</source>
        <translation>
            <numerusform>%n byte of data</numerusform>
            <numerusform>%n bytes of data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventPanel</name>
    <message numerus="yes">
        <source>%1 rows loaded, the last query took %2.</source>
        <translation>
            <numerusform>%1 row loaded, the last query took %2.</numerusform>
            <numerusform>%1 rows loaded, the last query took %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventsScreen</name>
    <message numerus="yes">
        <source>%1 rows, all columns</source>
        <translation>
            <numerusform>%1 row, all columns</numerusform>
            <numerusform>%1 rows, all columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ExportJobs</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FactsBar</name>
    <message numerus="yes">
        <source>%n blocks undecided</source>
        <translation>
            <numerusform>%n block undecided</numerusform>
            <numerusform>%n blocks undecided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checking %n blocks</source>
        <translation>
            <numerusform>checking %n block</numerusform>
            <numerusform>checking %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FeedSheet</name>
    <message numerus="yes">
        <source>%n prices read at %1.</source>
        <translation>
            <numerusform>%n price read at %1.</numerusform>
            <numerusform>%n prices read at %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FoundTable</name>
    <message numerus="yes">
        <source>found on %1 of %2 chains, %3</source>
        <translation>
            <numerusform>found on %1 of %2 chain, %3</numerusform>
            <numerusform>found on %1 of %2 chains, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FrontPanel</name>
    <message numerus="yes">
        <source>%1, %n transactions</source>
        <translation>
            <numerusform>%1, %n transaction</numerusform>
            <numerusform>%1, %n transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeldBar</name>
    <message numerus="yes">
        <source>%n actions wait for your decision.</source>
        <translation>
            <numerusform>%n action waits for your decision.</numerusform>
            <numerusform>%n actions wait for your decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HexView</name>
    <message numerus="yes">
        <source>%n bytes of event data</source>
        <translation>
            <numerusform>%n byte of event data</numerusform>
            <numerusform>%n bytes of event data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HolderModel</name>
    <message numerus="yes">
        <source>%1 holders between</source>
        <translation>
            <numerusform>%1 holder between</numerusform>
            <numerusform>%1 holders between</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HolderPanel</name>
    <message numerus="yes">
        <source>%n largest and 1 found, of %1</source>
        <translation>
            <numerusform>%n largest and 1 found, of %1</numerusform>
            <numerusform>%n largest and 1 found, of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n largest of %1</source>
        <comment>holders</comment>
        <translation>
            <numerusform>%n largest of %1</numerusform>
            <numerusform>%n largest of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HoldingPanel</name>
    <message numerus="yes">
        <source>%1, %n days</source>
        <comment>token</comment>
        <translation>
            <numerusform>%1, %n day</numerusform>
            <numerusform>%1, %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the newest %n changes</source>
        <comment>token</comment>
        <translation>
            <numerusform>%1, the newest change</numerusform>
            <numerusform>%1, the newest %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n changes</source>
        <comment>token</comment>
        <translation>
            <numerusform>%1, %n change</numerusform>
            <numerusform>%1, %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IbcBadge</name>
    <message numerus="yes">
        <source>%n packets are stuck</source>
        <translation>
            <numerusform>%n packet is stuck</numerusform>
            <numerusform>%n packets are stuck</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IbcTiles</name>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImportSheet</name>
    <message numerus="yes">
        <source>Import %n triggers</source>
        <translation>
            <numerusform>Import %n trigger</numerusform>
            <numerusform>Import %n triggers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems prevent the import.</source>
        <translation>
            <numerusform>%n problem prevents the import.</numerusform>
            <numerusform>%n problems prevent the import.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n triggers can be imported, with warnings.</source>
        <translation>
            <numerusform>%n trigger can be imported, with warnings.</numerusform>
            <numerusform>%n triggers can be imported, with warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n triggers can be imported.</source>
        <translation>
            <numerusform>%n trigger can be imported.</numerusform>
            <numerusform>%n triggers can be imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IndexPage</name>
    <message numerus="yes">
        <source>%n registries</source>
        <translation>
            <numerusform>%n registry</numerusform>
            <numerusform>%n registries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decimals</source>
        <translation>
            <numerusform>%n decimal</numerusform>
            <numerusform>%n decimals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IndexingCard</name>
    <message numerus="yes">
        <source>Average of the newest %1 blocks.</source>
        <translation>
            <numerusform>Average of the newest %1 block.</numerusform>
            <numerusform>Average of the newest %1 blocks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobCommands</name>
    <message numerus="yes">
        <source>Replay %n jobs</source>
        <translation>
            <numerusform>Replay %n job</numerusform>
            <numerusform>Replay %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n jobs</source>
        <translation>
            <numerusform>Discard %n job</numerusform>
            <numerusform>Discard %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs are sent again.</source>
        <translation>
            <numerusform>%n job is sent again.</numerusform>
            <numerusform>%n jobs are sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs were discarded.</source>
        <translation>
            <numerusform>%n job was discarded.</numerusform>
            <numerusform>%n jobs were discarded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobPane</name>
    <message numerus="yes">
        <source>Replay %n jobs</source>
        <translation>
            <numerusform>Replay %n job</numerusform>
            <numerusform>Replay %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replay all %n…</source>
        <comment>jobs of a trigger</comment>
        <translation>
            <numerusform>Replay %n…</numerusform>
            <numerusform>Replay all %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobSheet</name>
    <message numerus="yes">
        <source>%n statements would run now, over %1.</source>
        <translation>
            <numerusform>%n statement would run now, over %1.</numerusform>
            <numerusform>%n statements would run now, over %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobTable</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LagCard</name>
    <message numerus="yes">
        <source>%n reorgs</source>
        <translation>
            <numerusform>%n reorg</numerusform>
            <numerusform>%n reorgs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>head − indexed: %1 blocks = %2</source>
        <translation>
            <numerusform>head − indexed: %1 block = %2</numerusform>
            <numerusform>head − indexed: %1 blocks = %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reorg of %n blocks above %1</source>
        <translation>
            <numerusform>Reorg of %n block above %1</numerusform>
            <numerusform>Reorg of %n blocks above %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LifeLine</name>
    <message numerus="yes">
        <source>Lost by %n blocks</source>
        <translation>
            <numerusform>Lost by %n block</numerusform>
            <numerusform>Lost by %n blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ListPanel</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows loaded, scroll down for more</source>
        <translation>
            <numerusform>%n row loaded, scroll down for more</numerusform>
            <numerusform>%n rows loaded, scroll down for more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MaintenanceJobModel</name>
    <message numerus="yes">
        <source>With %n added objects</source>
        <translation>
            <numerusform>With %n added object</numerusform>
            <numerusform>With %n added objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MessageStack</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MoveKeysSheet</name>
    <message numerus="yes">
        <source>%n keys moved.</source>
        <translation>
            <numerusform>%n key moved.</numerusform>
            <numerusform>%n keys moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NetworkPage</name>
    <message numerus="yes">
        <source>%n presets</source>
        <translation>
            <numerusform>%n preset</numerusform>
            <numerusform>%n presets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new alerts</source>
        <translation>
            <numerusform>%n new alert</numerusform>
            <numerusform>%n new alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OverviewCharts</name>
    <message numerus="yes">
        <source>%1: %n blocks above %2 were undone</source>
        <translation>
            <numerusform>%1: %n block above %2 was undone</numerusform>
            <numerusform>%1: %n blocks above %2 were undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reorgs</source>
        <translation>
            <numerusform>%n reorg</numerusform>
            <numerusform>%n reorgs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PacketSearch</name>
    <message numerus="yes">
        <source>%1 of %2 packets, newest first</source>
        <translation>
            <numerusform>%1 of %2 packet, newest first</numerusform>
            <numerusform>%1 of %2 packets, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanPane</name>
    <message numerus="yes">
        <source>Rebuild %n indexes</source>
        <translation>
            <numerusform>Rebuild %n index</numerusform>
            <numerusform>Rebuild %n indexes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vacuum %n tables</source>
        <translation>
            <numerusform>Vacuum %n table</numerusform>
            <numerusform>Vacuum %n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>statements</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PortfolioModel</name>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n chain</numerusform>
            <numerusform>%n chains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PortfolioTiles</name>
    <message numerus="yes">
        <source>%n balances counted</source>
        <translation>
            <numerusform>%n balance counted</numerusform>
            <numerusform>%n balances counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not counted</source>
        <comment>balances</comment>
        <translation>
            <numerusform>%n not counted</numerusform>
            <numerusform>%n not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n chains</source>
        <translation>
            <numerusform>on %n chain</numerusform>
            <numerusform>on %n chains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers in</source>
        <translation>
            <numerusform>%n transfer in</numerusform>
            <numerusform>%n transfers in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n out</numerusform>
            <numerusform>%n out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceCard</name>
    <message numerus="yes">
        <source>%n prices, newest %1</source>
        <translation>
            <numerusform>%n price, newest %1</numerusform>
            <numerusform>%n prices, newest %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceSheet</name>
    <message numerus="yes">
        <source>%1 prices read, %2 stored, %3 unchanged.</source>
        <translation>
            <numerusform>%1 price read, %2 stored, %3 unchanged.</numerusform>
            <numerusform>%1 prices read, %2 stored, %3 unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prices removed.</source>
        <translation>
            <numerusform>%n price removed.</numerusform>
            <numerusform>%n prices removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProgressCard</name>
    <message numerus="yes">
        <source>of %1 blocks</source>
        <translation>
            <numerusform>of %1 block</numerusform>
            <numerusform>of %1 blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 block</numerusform>
            <numerusform>%1 blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gaps, %1</source>
        <comment>behind their number, with the blocks in them</comment>
        <translation>
            <numerusform>gap, %1</numerusform>
            <numerusform>gaps, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueActions</name>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n chain</numerusform>
            <numerusform>%n chains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n items</source>
        <translation>
            <numerusform>Discard %n item</numerusform>
            <numerusform>Discard %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueBadge</name>
    <message numerus="yes">
        <source>%n failed items in the balance queues</source>
        <translation>
            <numerusform>%n failed item in the balance queues</numerusform>
            <numerusform>%n failed items in the balance queues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueConfigPage</name>
    <message numerus="yes">
        <source>Save %n changes</source>
        <comment>rows of a table</comment>
        <translation>
            <numerusform>Save %n change</numerusform>
            <numerusform>Save %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving stops %n queues: their balances stay as they are until the queues are enabled again. No update is lost.</source>
        <translation>
            <numerusform>Saving stops %n queue: its balances stay as they are until the queue is enabled again. No update is lost.</numerusform>
            <numerusform>Saving stops %n queues: their balances stay as they are until the queues are enabled again. No update is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueConfigRules</name>
    <message numerus="yes">
        <source>Stops the queues of %n chains that use the defaults.</source>
        <translation>
            <numerusform>Stops the queue of %n chain that uses the defaults.</numerusform>
            <numerusform>Stops the queues of %n chains that use the defaults.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueFilterBar</name>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n chain</numerusform>
            <numerusform>%n chains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueItemModel</name>
    <message numerus="yes">
        <source>%n transfers</source>
        <translation>
            <numerusform>%n transfer</numerusform>
            <numerusform>%n transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueItems</name>
    <message numerus="yes">
        <source>Retry %n selected</source>
        <translation>
            <numerusform>Retry %n selected</numerusform>
            <numerusform>Retry %n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueTableModel</name>
    <message numerus="yes">
        <source>All %n chains</source>
        <translation>
            <numerusform>%n chain</numerusform>
            <numerusform>All %n chains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QueueWords</name>
    <message numerus="yes">
        <source>%n failed items</source>
        <translation>
            <numerusform>%n failed item</numerusform>
            <numerusform>%n failed items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RawCard</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RelayModel</name>
    <message numerus="yes">
        <source>%n relays</source>
        <translation>
            <numerusform>%n relay</numerusform>
            <numerusform>%n relays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relayers</source>
        <translation>
            <numerusform>%n relayer</numerusform>
            <numerusform>%n relayers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n won</source>
        <comment>relays</comment>
        <translation>
            <numerusform>%n won</numerusform>
            <numerusform>%n won</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteMap</name>
    <message numerus="yes">
        <source>%1 packets</source>
        <translation>
            <numerusform>%1 packet</numerusform>
            <numerusform>%1 packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relayers</source>
        <translation>
            <numerusform>%n relayer</numerusform>
            <numerusform>%n relayers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more chains are in the matrix</source>
        <translation>
            <numerusform>%n more chain is in the matrix</numerusform>
            <numerusform>%n more chains are in the matrix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RulesPage</name>
    <message numerus="yes">
        <source>%n prices of %1 were removed. Packets without a price have no value in USD.</source>
        <translation>
            <numerusform>%n price of %1 was removed. Packets without a price have no value in USD.</numerusform>
            <numerusform>%n prices of %1 were removed. Packets without a price have no value in USD.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlResultPage</name>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SqlSide</name>
    <message numerus="yes">
        <source>about %1 rows</source>
        <translation>
            <numerusform>about %1 row</numerusform>
            <numerusform>about %1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartPage</name>
    <message numerus="yes">
        <source>measured on %n sample ranges</source>
        <translation>
            <numerusform>measured on %n sample range</numerusform>
            <numerusform>measured on %n sample ranges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartWords</name>
    <message numerus="yes">
        <source>%1 over %n endpoints</source>
        <translation>
            <numerusform>%1 over %n endpoint</numerusform>
            <numerusform>%1 over %n endpoints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls once and %1 a day for each token</source>
        <translation>
            <numerusform>%n call once and %1 a day for each token</numerusform>
            <numerusform>%n calls once and %1 a day for each token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls once and %1 a day</source>
        <translation>
            <numerusform>%n call once and %1 a day</numerusform>
            <numerusform>%n calls once and %1 a day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusBar</name>
    <message numerus="yes">
        <source>%n unread alerts</source>
        <translation>
            <numerusform>%n unread alert</numerusform>
            <numerusform>%n unread alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StepChart</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StreamSheet</name>
    <message numerus="yes">
        <source>Headers and receipts of %1 blocks are fetched again to prove them.</source>
        <translation>
            <numerusform>Headers and receipts of %1 block are fetched again to prove it.</numerusform>
            <numerusform>Headers and receipts of %1 blocks are fetched again to prove them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The logs of %1 blocks are fetched.</source>
        <translation>
            <numerusform>The logs of %1 block are fetched.</numerusform>
            <numerusform>The logs of %1 blocks are fetched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StreamTableModel</name>
    <message numerus="yes">
        <source>%n decimals</source>
        <translation>
            <numerusform>%n decimal</numerusform>
            <numerusform>%n decimals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contracts</source>
        <translation>
            <numerusform>%n contract</numerusform>
            <numerusform>%n contracts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StuckCard</name>
    <message numerus="yes">
        <source>Commitments checked on chain at %1, %n differences: see Channels</source>
        <translation>
            <numerusform>Commitments checked on chain at %1, %n difference: see Channels</numerusform>
            <numerusform>Commitments checked on chain at %1, %n differences: see Channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n packets, %1…</source>
        <comment>number; route</comment>
        <translation>
            <numerusform>Clear %n packet, %1…</numerusform>
            <numerusform>Clear %n packets, %1…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Summary</name>
    <message numerus="yes">
        <source>%n ok</source>
        <translation>
            <numerusform>%n ok</numerusform>
            <numerusform>%n ok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backfill</source>
        <translation>
            <numerusform>%n backfill</numerusform>
            <numerusform>%n backfill</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n starting</numerusform>
            <numerusform>%n starting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slow</source>
        <translation>
            <numerusform>%n slow</numerusform>
            <numerusform>%n slow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SummaryPage</name>
    <message numerus="yes">
        <source>%n ERC-8004 registries</source>
        <translation>
            <numerusform>%n ERC-8004 registry</numerusform>
            <numerusform>%n ERC-8004 registries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncBadge</name>
    <message numerus="yes">
        <source>%n chains with cross-chain sync errors</source>
        <translation>
            <numerusform>%n chain with cross-chain sync errors</numerusform>
            <numerusform>%n chains with cross-chain sync errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncJobs</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>jobs that wait</comment>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows dropped, now %2</source>
        <comment>rows, size</comment>
        <translation>
            <numerusform>%1 row dropped, now %2</numerusform>
            <numerusform>%1 rows dropped, now %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows compared, %2 corrected</source>
        <translation>
            <numerusform>%1 row compared, %2 corrected</numerusform>
            <numerusform>%1 rows compared, %2 corrected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncModel</name>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncPane</name>
    <message numerus="yes">
        <source>%n cells</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have errors.</source>
        <translation>
            <numerusform>%n of them has errors.</numerusform>
            <numerusform>%n of them have errors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncSheets</name>
    <message numerus="yes">
        <source>%n chains</source>
        <translation>
            <numerusform>%n chain</numerusform>
            <numerusform>%n chains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tables</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncTiles</name>
    <message numerus="yes">
        <source>%1 of %2 cells counted</source>
        <translation>
            <numerusform>%1 of %2 cell counted</numerusform>
            <numerusform>%1 of %2 cells counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n cells</source>
        <translation>
            <numerusform>in %n cell</numerusform>
            <numerusform>in %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SyncWords</name>
    <message numerus="yes">
        <source>%n keys</source>
        <comment>keys that differ</comment>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TemplateBox</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenPage</name>
    <message numerus="yes">
        <source>%1 on %2, %n decimals</source>
        <comment>token, chain</comment>
        <translation>
            <numerusform>%1 on %2, %n decimal</numerusform>
            <numerusform>%1 on %2, %n decimals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenReader</name>
    <message numerus="yes">
        <source>%1 · %2 · %n decimals</source>
        <translation>
            <numerusform>%1 · %2 · %n decimal</numerusform>
            <numerusform>%1 · %2 · %n decimals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenRefusals</name>
    <message numerus="yes">
        <source>A symbol is at most %n bytes long.</source>
        <translation>
            <numerusform>A symbol is at most %n byte long.</numerusform>
            <numerusform>A symbol is at most %n bytes long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A name is at most %n bytes long.</source>
        <translation>
            <numerusform>A name is at most %n byte long.</numerusform>
            <numerusform>A name is at most %n bytes long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopRelayers</name>
    <message numerus="yes">
        <source>Show all %n relayers</source>
        <translation>
            <numerusform>Show %n relayer</numerusform>
            <numerusform>Show all %n relayers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopicList</name>
    <message numerus="yes">
        <source>%n topics</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TrendCard</name>
    <message numerus="yes">
        <source>sample of %n changes</source>
        <translation>
            <numerusform>sample of %n change</numerusform>
            <numerusform>sample of %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TrendChart</name>
    <message numerus="yes">
        <source>%1 over blocks %2 to %3, %n points</source>
        <translation>
            <numerusform>%1 over blocks %2 to %3, %n point</numerusform>
            <numerusform>%1 over blocks %2 to %3, %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerButtons</name>
    <message numerus="yes">
        <source>%n places are not valid</source>
        <translation>
            <numerusform>%n place is not valid</numerusform>
            <numerusform>%n places are not valid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerWords</name>
    <message numerus="yes">
        <source>Average now: %1 after %n events</source>
        <translation>
            <numerusform>Average now: %1 after %n event</numerusform>
            <numerusform>Average now: %1 after %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs are held; %1</source>
        <comment>1 today, last 14:21</comment>
        <translation>
            <numerusform>%n job is held; %1</numerusform>
            <numerusform>%n jobs are held; %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggersPage</name>
    <message numerus="yes">
        <source>%n triggers were imported.</source>
        <translation>
            <numerusform>%n trigger was imported.</numerusform>
            <numerusform>%n triggers were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UsersCard</name>
    <message numerus="yes">
        <source>The user can no longer sign in. Their %n triggers stay as they are; enabled ones go on to fire.</source>
        <translation>
            <numerusform>The user can no longer sign in. Their %n trigger stays as it is; if it is enabled, it goes on to fire.</numerusform>
            <numerusform>The user can no longer sign in. Their %n triggers stay as they are; enabled ones go on to fire.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerifySheet</name>
    <message numerus="yes">
        <source>%1 blocks, two calls each</source>
        <translation>
            <numerusform>%1 block, two calls</numerusform>
            <numerusform>%1 blocks, two calls each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerifyWords</name>
    <message numerus="yes">
        <source>%n blocks have logs that are not covered by a receipts root.</source>
        <translation>
            <numerusform>%n block has logs that are not covered by a receipts root.</numerusform>
            <numerusform>%n blocks have logs that are not covered by a receipts root.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks could not be read again.</source>
        <translation>
            <numerusform>%n block could not be read again.</numerusform>
            <numerusform>%n blocks could not be read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocks were compared with logs by block hash: they cannot be proven.</source>
        <translation>
            <numerusform>%n block was compared with logs by block hash: it cannot be proven.</numerusform>
            <numerusform>%n blocks were compared with logs by block hash: they cannot be proven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 blocks: no difference</source>
        <translation>
            <numerusform>%1 of %2 block: no difference</numerusform>
            <numerusform>%1 of %2 blocks: no difference</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 blocks: %3 differ</source>
        <translation>
            <numerusform>%1 of %2 blocks: %3 differs</numerusform>
            <numerusform>%1 of %2 blocks: %3 differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WindowStrip</name>
    <message numerus="yes">
        <source>window of %1, %n events counted</source>
        <translation>
            <numerusform>window of %1, %n event counted</numerusform>
            <numerusform>window of %1, %n events counted</numerusform>
        </translation>
    </message>
</context>
</TS>

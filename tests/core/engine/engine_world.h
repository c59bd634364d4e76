// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/engine_impl.h"
#include "engine/shipped_families.h"
#include "evm/data/evm_tables.h"
#include "fake_chain.h"
#include "signalbox/literals.h"
#include "store/chain_ingest.h"
#include "store/command_queue.h"
#include "support/pg_fixture.h"

namespace signalbox::test {

using namespace signalbox::engine;

inline const QString id = u"eip155:31337"_s;

/// An engine with a real database and FakeChain as its chain.
struct World {
    test::PgDatabase database;
    QTemporaryDir folder;
    std::shared_ptr<FakeChain> chain = std::make_shared<FakeChain>();
    std::unique_ptr<EngineImpl> engine;

    EngineParts parts(bool workers = true)
    {
        EngineParts parts;
        parts.options.workers = workers;
        parts.database = database.connection();
        parts.directory = folder.path();
        parts.families = shippedFamilies();
        const auto tables = [families = parts.families](const auto& connection, const auto& place, qint64 epoch) {
            auto made = evm::chainTables(connection, place, epoch);
            made.sets = families->ofChain(place.caip2)->dataSets(place);
            return made;
        };
        parts.workerParts = [chain = chain, info = parts.database, tables](const WorkerInput& input) {
            return indexing::ChainWorker::Parts{
                [chain]() -> Expected<std::unique_ptr<indexing::Adapter>> {
                    return std::make_unique<test::FakeAdapter>(chain);
                },
                [info, input, tables]() -> Expected<std::unique_ptr<store::IngestStore>> {
                    return std::make_unique<store::ChainIngest>(info, input.chain.caip2, input.epoch, tables);
                }};
        };
        return parts;
    }
    void start(bool workers = true)
    {
        engine = std::make_unique<EngineImpl>(parts(workers));
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->engine, EngineState::Running, 10'000);
    }
    CommandStatus carryOut(Command command, int timeoutMs = 20'000) { return on(*engine, command, timeoutMs); }
    static CommandStatus on(EngineImpl& engine, const Command& command, int timeoutMs = 20'000)
    {
        std::optional<CommandStatus> last;
        QUuid request;
        const auto connection =
            QObject::connect(&engine, &Engine::commandChanged, &engine, [&](const CommandStatus& status) {
                if (status.request == request && isFinal(status.state))
                    last = status;
            });
        request = engine.submit(command);
        QElapsedTimer clock;
        clock.start();
        while (!last && clock.elapsed() < timeoutMs)
            QTest::qWait(10);
        QObject::disconnect(connection);
        if (!last) {
            CommandStatus none;
            none.error = Error::make(ErrorKind::Internal, "TEST_TIMEOUT", Message(u"no end came"_s));
            return none;
        }
        return *last;
    }
    template <class T>
    Expected<T> wait(QFuture<Expected<T>> future)
    {
        QElapsedTimer clock;
        clock.start();
        while (!future.isFinished() && clock.elapsed() < 20'000)
            QTest::qWait(5);
        return future.isFinished() ? future.result()
                                   : Expected<T>(fail(ErrorKind::Internal, "TEST_TIMEOUT", Message(u"no answer"_s)));
    }
    Command dangerous(Command command)
    {
        const auto preview = wait(engine->preview(command));
        command.preview = preview ? std::optional(*preview) : std::nullopt;
        return command;
    }
    const ChainSnapshot* snapshot() const { return engine->snapshot()->chain(id); }
    bool synced() const { return snapshot() && snapshot()->live && snapshot()->indexed.value_or(-1) >= chain->head; }
};

inline Command addCommand()
{
    ChainDraft draft;
    draft.caip2 = id;
    draft.name = u"Fake"_s;
    draft.genesisHash = u"0x"_s + QString::fromLatin1(QByteArray(32, 'g').toHex());
    draft.confirmations = 0;
    EndpointDraft endpoint;
    endpoint.url = u"http://127.0.0.1:1"_s;
    draft.endpoints = {endpoint};
    StreamDraft transfers;
    transfers.stream = u"transfers"_s;
    draft.streams = {transfers};
    return {arguments::ChainAdd{draft}, id, {}};
}

inline QString textOf(const CommandStatus& status)
{
    return QLatin1String(name(status.state)) + QLatin1Char(' ') +
           (status.error ? status.error->code + QLatin1Char(' ') + status.error->text() : QString());
}

}  // namespace signalbox::test

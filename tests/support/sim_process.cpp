// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/sim_process.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>
#include <stdexcept>

#include "signalbox/commands.h"
#include "signalbox/literals.h"
#include "support/places.h"
#include "support/rpc_client.h"

namespace signalbox::test {

SimProcess::SimProcess(int chains, const QStringList& options)
{
    m_process.start(
        signalbox::test::buildFile(u"bin/signalbox-sim"_s),
        QStringList{u"--open"_s, u"--chains"_s, QString::number(chains), u"--seen"_s, m_folder.filePath(u"seen"_s)} +
            options);
    for (int i = 0; i < chains; ++i) {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(60'000))
                throw std::runtime_error("the simulator does not answer");
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        m_chains.push_back({line.value(u"caip2").toString(), line.value(u"name").toString(),
                            line.value(u"url").toString(), line.value(u"wsUrl").toString()});
    }
}

SimProcess::~SimProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

void SimProcess::still()
{
    m_process.write("still\n");
    m_process.waitForBytesWritten(5'000);
}

void SimProcess::mine(int blocks)
{
    m_process.write("mine " + QByteArray::number(blocks) + '\n');
    m_process.waitForBytesWritten(5'000);
}

std::vector<SimProcess::Fetch> SimProcess::ended()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(30'000))
        throw std::runtime_error("the simulator does not end");
    QFile file(m_folder.filePath(u"seen"_s));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("the simulator wrote nothing");
    std::vector<Fetch> all;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        all.push_back({quint64(line.value(u"chain").toInteger()),
                       {line.value(u"lo").toInteger(), line.value(u"hi").toInteger()},
                       line.value(u"client").toString(),
                       line.value(u"at").toInteger()});
    }
    return all;
}

qint64 SimProcess::steadyMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QByteArray SimProcess::addArguments(const Chain& chain) const
{
    ChainDraft draft;
    draft.caip2 = chain.caip2;
    draft.name = u"Simulated %1"_s.arg(chain.id());
    draft.confirmations = 0;
    draft.genesisHash =
        RpcClient(chain.port()).call(u"eth_getBlockByNumber"_s, {u"0x0"_s, false}).toObject().value(u"hash").toString();
    for (const QString& url : {chain.url, chain.wsUrl}) {
        EndpointDraft endpoint;
        endpoint.url = url;
        draft.endpoints.push_back(endpoint);
    }
    StreamDraft transfers;
    transfers.stream = u"transfers"_s;
    draft.streams = {transfers};
    return QJsonDocument(draft.toJson()).toJson(QJsonDocument::Compact);
}

}  // namespace signalbox::test

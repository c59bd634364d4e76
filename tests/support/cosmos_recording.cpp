// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cosmos_recording.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include "signalbox/literals.h"
#include "support/places.h"
#include "support/recorded_lines.h"

namespace signalbox::test {

namespace {

QJsonObject truthOf(const QString& file)
{
    return QJsonDocument::fromJson(readZstd(file)).object();
}

}  // namespace

QString CosmosRecording::folder()
{
    QString folder = qEnvironmentVariable("SIGNALBOX_IBC_RECORDINGS");
    if (folder.isEmpty())
        folder = QDir::cleanPath(sourceFile() + u"/../shared/recordings/ibc"_s);
    return QFile::exists(folder + u"/truth.json.zst"_s) ? folder : QString();
}

void CosmosRecording::read(const QString& file)
{
    eachRecordedLine(file, [this](const QByteArray& line) {
        // most lines are other requests, and large: they are not parsed
        if (!line.contains("\"path\":\"/block?height=") && !line.contains("\"path\":\"/block_results?height="))
            return;
        const QJsonObject fields = QJsonDocument::fromJson(line).object();
        if (fields["method"_L1].toString() != "GET"_L1 || fields["status"_L1].toInt() != 200)
            return;
        const QString path = fields["path"_L1].toString();
        Chain& chain = m_chains[fields["chain"_L1].toString().toUtf8()];
        auto& into = path.startsWith("/block?"_L1) ? chain.blocks : chain.results;
        if (const Height height = path.section(u'=', 1).toLongLong(); height > 0)
            into[height] = fields["response"_L1].toString().toUtf8();
    });
}

const CosmosRecording& CosmosRecording::get()
{
    static const CosmosRecording one = [] {
        CosmosRecording whole;
        const QDir where(folder());
        if (folder().isEmpty())
            return slice();
        for (const QString& file : where.entryList({u"chain-*.jsonl.zst"_s}, QDir::Files, QDir::Name))
            whole.read(where.filePath(file));
        whole.m_truth = truthOf(where.filePath(u"truth.json.zst"_s));
        whole.m_whole = true;
        return whole;
    }();
    return one;
}

const CosmosRecording& CosmosRecording::slice()
{
    static const CosmosRecording one = [] {
        CosmosRecording part;
        part.read(sourceFile(u"tests/data/cosmos/slice.jsonl.zst"_s));
        part.m_truth = truthOf(sourceFile(u"tests/data/cosmos/truth.json.zst"_s));
        return part;
    }();
    return one;
}

}  // namespace signalbox::test

// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <mutex>

#include "signalbox/literals.h"
#include "support/canopy_recording.h"
#include "support/canopy_story.h"
#include "support/places.h"

namespace signalbox::test {

namespace {

QString sourceFolder()
{
    return signalbox::test::sourceFile();
}

QString sliceFolder()
{
    return sourceFolder() + u"/tests/data/canopy"_s;
}

QStringList fileNames()
{
    return {u"*.jsonl.zst"_s, u"*.jsonl"_s};
}

}  // namespace

QString CanopyRecording::folder()
{
    QString folder = qEnvironmentVariable("SIGNALBOX_CANOPY_RECORDINGS");
    if (folder.isEmpty())
        folder = QDir::cleanPath(sourceFolder() + u"/../shared/recordings/canopy"_s);
    return QDir(folder).entryList(fileNames(), QDir::Files).isEmpty() ? QString() : folder;
}

std::shared_ptr<const CanopyRecording> CanopyRecording::slice(int chain)
{
    static std::mutex mutex;
    static std::map<int, std::shared_ptr<const CanopyRecording>> loaded;
    const std::lock_guard lock(mutex);
    auto& one = loaded[chain];
    if (!one)
        one = read({sliceFolder() + u"/chain%1.jsonl.zst"_s.arg(chain)}, chain);
    return one;
}

std::shared_ptr<const CanopyRecording> CanopyRecording::ofChain(int chain)
{
    const QString where = folder();
    const QString file = where + u"/chain%1.jsonl.zst"_s.arg(chain);
    if (where.isEmpty() || !QFile::exists(file))
        return slice(chain);
    static std::mutex mutex;
    static std::map<int, std::shared_ptr<const CanopyRecording>> loaded;
    const std::lock_guard lock(mutex);
    auto& one = loaded[chain];
    if (!one) {
        const QString live = where + u"/live.jsonl.zst"_s;
        one = read(QFile::exists(live) ? QStringList{file, live} : QStringList{file}, chain);
    }
    return one;
}

const std::vector<CanopyRecording::Set>& CanopyRecording::sets()
{
    static const std::vector<Set> all = [] {
        std::vector<Set> found;
        const QDir where(folder().isEmpty() ? sliceFolder() : folder());
        for (const QString& file : where.entryList(fileNames(), QDir::Files, QDir::Name)) {
            const QString name = file.left(file.indexOf(".jsonl"_L1));
            if (name == "live"_L1)
                continue;  // sampled by time; part of every chain
            static const QRegularExpression known(u"^chain([0-9])$"_s);
            if (const auto match = known.match(name); match.hasMatch()) {
                if (auto one = ofChain(match.captured(1).toInt())) {
                    found.push_back({name, std::move(one)});
                    continue;
                }
            }
            const auto chains = readAll(where.filePath(file));
            for (const auto& [label, one] : chains)
                found.push_back({chains.size() > 1 ? name + ", "_L1 + QString::fromUtf8(label) : name, one});
        }
        const QTemporaryDir place;
        const QString file = place.filePath(u"story.jsonl"_s);
        for (const auto& [name, spec] : canopyStories()) {
            if (!writeCanopyStory(spec, file))
                qFatal("%s cannot be written", qPrintable(file));
            for (const auto& [label, one] : readAll(file))
                found.push_back({name, one});
        }
        return found;
    }();
    return all;
}

}  // namespace signalbox::test

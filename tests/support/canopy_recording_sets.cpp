#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <mutex>

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
    return sourceFolder() + QStringLiteral("/tests/data/canopy");
}

QStringList fileNames()
{
    return {QStringLiteral("*.jsonl.zst"), QStringLiteral("*.jsonl")};
}

}  // namespace

QString CanopyRecording::folder()
{
    QString folder = qEnvironmentVariable("SIGNALBOX_CANOPY_RECORDINGS");
    if (folder.isEmpty())
        folder = QDir::cleanPath(sourceFolder() + QStringLiteral("/../shared/recordings/canopy"));
    return QDir(folder).entryList(fileNames(), QDir::Files).isEmpty() ? QString() : folder;
}

std::shared_ptr<const CanopyRecording> CanopyRecording::slice(int chain)
{
    static std::mutex mutex;
    static std::map<int, std::shared_ptr<const CanopyRecording>> loaded;
    const std::lock_guard lock(mutex);
    auto& one = loaded[chain];
    if (!one)
        one = read({sliceFolder() + QStringLiteral("/chain%1.jsonl.zst").arg(chain)}, chain);
    return one;
}

std::shared_ptr<const CanopyRecording> CanopyRecording::ofChain(int chain)
{
    const QString where = folder();
    const QString file = where + QStringLiteral("/chain%1.jsonl.zst").arg(chain);
    if (where.isEmpty() || !QFile::exists(file))
        return slice(chain);
    static std::mutex mutex;
    static std::map<int, std::shared_ptr<const CanopyRecording>> loaded;
    const std::lock_guard lock(mutex);
    auto& one = loaded[chain];
    if (!one) {
        const QString live = where + QStringLiteral("/live.jsonl.zst");
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
            const QString name = file.left(file.indexOf(QLatin1String(".jsonl")));
            if (name == QLatin1String("live"))
                continue;  // by time; it goes with the chains
            static const QRegularExpression known(QStringLiteral("^chain([0-9])$"));
            if (const auto match = known.match(name); match.hasMatch()) {
                if (auto one = ofChain(match.captured(1).toInt())) {
                    found.push_back({name, std::move(one)});
                    continue;
                }
            }
            const auto chains = readAll(where.filePath(file));
            for (const auto& [label, one] : chains)
                found.push_back(
                    {chains.size() > 1 ? name + QLatin1String(", ") + QString::fromUtf8(label) : name, one});
        }
        const QTemporaryDir place;
        const QString file = place.filePath(QStringLiteral("story.jsonl"));
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

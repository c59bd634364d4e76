// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/clearing_recording.h"

#include <zstd.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <stdexcept>

#include "signalbox/literals.h"
#include "support/places.h"

namespace signalbox::test {

namespace {

QByteArray unpacked(const QString& file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        throw std::runtime_error(file.toStdString() + " cannot be read");
    const QByteArray packed = input.readAll();
    QByteArray bytes(64 << 20, Qt::Uninitialized);
    const std::size_t size =
        ZSTD_decompress(bytes.data(), std::size_t(bytes.size()), packed.constData(), std::size_t(packed.size()));
    if (ZSTD_isError(size))
        throw std::runtime_error(file.toStdString() + " is damaged");
    bytes.resize(qsizetype(size));
    return bytes;
}

QByteArray keyOf(const QByteArray& kind, const QByteArray& place, const QByteArray& path)
{
    return kind + ' ' + place + ' ' + path;
}

}  // namespace

const ClearingRecording& ClearingRecording::get()
{
    static const ClearingRecording recording = [] {
        ClearingRecording made;
        for (const QByteArray& line : unpacked(sourceFile(u"tests/data/cosmos/clearing.jsonl.zst"_s)).split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (row.isEmpty())
                continue;
            const QByteArray kind = row.value("kind"_L1).toString().toUtf8();
            const QByteArray place = kind == "lcd"          ? row.value("chain"_L1).toString().toUtf8()
                                     : kind == "hermes-cli" ? QByteArray()
                                                            : row.value("method"_L1).toString().toUtf8();
            Answer& answer = made.m_answers[keyOf(kind, place, row.value("path"_L1).toString().toUtf8())];
            const QByteArray response = row.value("response"_L1).toString().toUtf8();
            if (kind != "hermes-cli" || response.size() > answer.response.size())
                answer = {row.value("status"_L1).toInt(), response};
        }
        return made;
    }();
    return recording;
}

std::optional<ClearingRecording::Answer> ClearingRecording::lcd(const QByteArray& chain, const QByteArray& target) const
{
    const auto found = m_answers.constFind(keyOf("lcd", chain, target));
    return found == m_answers.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<ClearingRecording::Answer> ClearingRecording::rest(const QByteArray& method,
                                                                 const QByteArray& target) const
{
    const auto found = m_answers.constFind(keyOf("hermes-rest", method, target));
    return found == m_answers.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<ClearingRecording::Answer> ClearingRecording::program(const QStringList& arguments) const
{
    const auto found = m_answers.constFind(keyOf("hermes-cli", {}, "hermes " + arguments.join(u' ').toUtf8()));
    return found == m_answers.constEnd() ? std::nullopt : std::optional(*found);
}

RecordedLcd::RecordedLcd(QByteArray chain)
    : m_chain(std::move(chain)),
      m_receiver(std::make_unique<Receiver>([this](const SeenRequest& request) { return answer(request); }))
{
}

void RecordedLcd::replace(const QByteArray& target, const ClearingRecording::Answer& answer)
{
    const std::lock_guard lock(m_mutex);
    m_replaced[target] = answer;
}

void RecordedLcd::restore()
{
    const std::lock_guard lock(m_mutex);
    m_replaced.clear();
    m_down = false;
}

void RecordedLcd::down(bool isDown)
{
    const std::lock_guard lock(m_mutex);
    m_down = isDown;
}

ReceiverAnswer RecordedLcd::answer(const SeenRequest& request) const
{
    ReceiverAnswer given;
    {
        const std::lock_guard lock(m_mutex);
        if (m_down) {
            given.status = 503;
            given.body = R"({"code":14,"message":"connection refused","details":[]})";
            return given;
        }
        if (const auto found = m_replaced.constFind(request.target); found != m_replaced.constEnd()) {
            given.status = found->status;
            given.body = found->response;
            return given;
        }
    }
    if (const auto recorded = ClearingRecording::get().lcd(m_chain, request.target)) {
        given.status = recorded->status;
        given.body = recorded->response;
    } else {
        given.status = 501;
        given.body = R"({"code":12,"message":"Not Implemented","details":[]})";
    }
    return given;
}

ReceiverAnswer recordedHermes(const SeenRequest& request)
{
    ReceiverAnswer given;
    const auto recorded = ClearingRecording::get().rest(request.method, request.target);
    given.status = recorded ? recorded->status : 404;
    if (recorded)
        given.body = recorded->response;
    return given;
}

}  // namespace signalbox::test

// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/recorded_lines.h"

#include <zstd.h>

#include <QFile>
#include <memory>

#include "signalbox/literals.h"

namespace signalbox::test {

namespace {

/// Calls `take` for each decompressed piece of a file.
bool eachPiece(const QString& file, const std::function<void(const char*, qsizetype)>& take)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return false;
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 27);
    QByteArray out(static_cast<qsizetype>(ZSTD_DStreamOutSize()), Qt::Uninitialized);
    while (!input.atEnd()) {
        const QByteArray in = input.read(1 << 20);
        ZSTD_inBuffer from{in.constData(), static_cast<size_t>(in.size()), 0};
        bool full = false;  // the stream may hold more
        while (from.pos < from.size || full) {
            ZSTD_outBuffer to{out.data(), static_cast<size_t>(out.size()), 0};
            if (ZSTD_isError(ZSTD_decompressStream(stream.get(), &to, &from)))
                return false;
            full = to.pos == to.size;
            take(out.constData(), static_cast<qsizetype>(to.pos));
        }
    }
    return true;
}

}  // namespace

bool eachRecordedLine(const QString& file, const std::function<void(const QByteArray&)>& take)
{
    if (file.endsWith(".jsonl"_L1)) {
        QFile input(file);
        if (!input.open(QIODevice::ReadOnly))
            return false;
        while (!input.atEnd())
            take(input.readLine());
        return true;
    }
    QByteArray rest;
    return eachPiece(file, [&](const char* piece, qsizetype size) {
        rest.append(piece, size);
        qsizetype begin = 0;
        for (qsizetype end; (end = rest.indexOf('\n', begin)) >= 0; begin = end + 1)
            take(rest.mid(begin, end - begin));
        rest.remove(0, begin);
    });
}

QByteArray readZstd(const QString& file)
{
    QByteArray all;
    const bool whole = eachPiece(file, [&](const char* piece, qsizetype size) { all.append(piece, size); });
    return whole ? all : QByteArray();
}

}  // namespace signalbox::test

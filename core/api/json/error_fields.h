// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/json_fields.h"
#include "signalbox/json.h"

/// Fields of what many values carry.
namespace signalbox {

inline void byName(const QString& text, ErrorKind& kind)
{
    kind = errorKindFromName(text);
}

template <class V, json::Is<Error> T>
void fields(V& v, T& error)
{
    v.always("kind", error.kind);
    v.always("code", error.code);
    v.known("text", "message", error.message);
    v.known("args", error.args);
    v.known("retryAfterMs", error.retryAfterMs);
}

template <class V, json::Is<Failure> T>
void fields(V& v, T& failure)
{
    v.always("error", failure.error);
    v.always("count", failure.count);
    v.known("since", failure.since);
    v.known("lastAt", failure.lastAt);
    v.known("nextTryAt", failure.nextTryAt);
}

}  // namespace signalbox

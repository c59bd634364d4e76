// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace signalbox::sim {

/// A header's value in the head of an HTTP request, by its name in lower case; empty without it.
QByteArray headerOf(const QByteArray& head, const QByteArray& name);

}  // namespace signalbox::sim

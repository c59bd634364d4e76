// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ui {

/// The visible form of an endpoint URL after entry: everything before the first part that looks like a key (a password
/// before @, a long random path segment, the value of a query), then eight dots.
struct MaskedUrl {
    QString shown;
    QString secret;  ///< hidden part of the URL; empty: nothing is hidden
};

MaskedUrl maskUrl(const QString& url);

/// Restores the complete URL after the visible text was edited: remaining dots are replaced by the secret.
QString unmaskUrl(const QString& edited, const MaskedUrl& before);

}  // namespace signalbox::ui

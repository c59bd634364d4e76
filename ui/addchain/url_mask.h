#pragma once

#include <QString>

namespace signalbox::ui {

/// What may be shown of an endpoint URL once it is entered: everything up to the first part that looks like a key (a
/// password before @, a long random path part, the value of a query), then eight dots.
struct MaskedUrl {
    QString shown;
    QString secret;  ///< what the dots stand for; empty: nothing is hidden
};

MaskedUrl maskUrl(const QString& url);

/// The whole URL again after somebody edited the shown text: the dots, where they still stand, become the secret they
/// stood for.
QString unmaskUrl(const QString& edited, const MaskedUrl& before);

}  // namespace signalbox::ui

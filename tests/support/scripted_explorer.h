// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/explorer_front.h"

namespace signalbox::test {

/// Two Canopy chains with some known keys; futures are ready at once. The account is a validator on the first chain,
/// has more than 2^53 there, and is closed on the second.
class ScriptedExplorer : public Explorer, public ExplorerFront {
public:
    static const QString account, order, transaction, blockHash;
    static constexpr qint64 pool = 32'769;
    static constexpr Height height = 1'204'317;

    std::optional<Error> failAll;  ///< error of every future
    std::vector<ExplorerQuery> asked;
    std::vector<ExplorerListQuery> lists;
    int versions = 240;

    QFuture<Expected<ExplorerHits>> search(const QString& text) override;
    QFuture<Expected<ExplorerAnswer>> find(const ExplorerQuery& query) override;
    QFuture<Expected<ExplorerPage>> list(const ExplorerListQuery& query) override;
    QFuture<Expected<ExplorerTrend>> trend(ExplorerKind kind, const QString& key, const QString& caip2) override;
    QFuture<Expected<ExplorerFrontPage>> front(int linesEach) override;

private:
    ExplorerAnswer answerTo(const ExplorerQuery& query) const;
    template <class T>
    QFuture<Expected<T>> ready(T value) const;
};

}  // namespace signalbox::test

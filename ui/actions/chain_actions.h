// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QStringList>
#include <functional>
#include <vector>

#include "signalbox/engine.h"

class QMenu;
class QWidget;

namespace signalbox::ui {

/// The actions on chains: plain ones are sent immediately, dangerous ones open a confirmation sheet over the window.
/// Results are reported by Engine::commandChanged().
class ChainActions : public QObject {
    Q_OBJECT
public:
    ChainActions(std::function<Engine*()> engine, QWidget* window);

    void send(const Command& command);
    void send(const Arguments& action, const QString& caip2) { send({action, caip2, {}}); }
    void sendAll(const Arguments& action, const QStringList& chains);  ///< to those for which it is possible
    void reindex(const QString& caip2, std::optional<Interval> range = {});
    void reindexAll(const QStringList& chains);  ///< one sheet after the other
    void rewind(const QString& caip2);
    void verify(const QString& caip2);       ///< verifies an EVM chain's stored blocks against their receipts
    void resync(const QString& caip2);       ///< compares a Canopy chain's rows in the global tables with its own
    void remove(const QStringList& chains);  ///< one sheet after the other
    void removeEndpoint(const QString& caip2, const EndpointSnapshot& endpoint);
    void removeStream(const QString& caip2, const StreamSnapshot& stream);

    enum class Group { Plain, Asking, Danger };
    struct Item {
        Group group;
        QString icon, text;
        QString sentence;  ///< text for the palette: "Pause %1"
        std::function<void()> run;
    };
    /// The actions that are possible for the chains now, for menus and the palette; dangerous ones last.
    std::vector<Item> items(const QStringList& chains);
    /// Adds the possible actions to the menu; dangerous ones last, below a separator.
    void fillMenu(QMenu* menu, const QStringList& chains);
    static bool canPause(const ChainSnapshot& chain);
    static bool canResume(const ChainSnapshot& chain);

Q_SIGNALS:
    void sent(const QUuid& request, const QString& caip2);

private:
    const ChainSnapshot* chain(const QString& caip2);

    std::function<Engine*()> m_engine;
    QWidget* m_window;
    SnapshotPtr m_held;  ///< keeps the result of chain() valid while it is used
};

}  // namespace signalbox::ui

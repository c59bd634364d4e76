#pragma once

#include <QTimer>

#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

class ChainLevers;
class ChainPage;
class ChainsList;
class EmptyState;

/// "chains": the table of all chains; "chains/eip155:8453": one chain's page, or that there is no
/// such chain.
class ChainsScreen : public Screen {
    Q_OBJECT
public:
    explicit ChainsScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    QString breadcrumb() const override;
    QString breadcrumbAddress() const override;
    int headMark() const override;
    bool usesTimeRange() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

private:
    bool onPage() const;
    bool onList() const;
    void showChain(const QString& caip2);
    void showPage();
    void sayMissing();
    void tellWatched();

    QStackedWidget* m_stack;
    ChainLevers* m_levers;
    ChainsList* m_list;
    ChainPage* m_page;
    EmptyState* m_missing;
    QTimer m_patience;  ///< a chain that was added just now comes with one of the next snapshots
    QString m_shownTitle;
    bool m_visible = false;
};

/// How the screen enters the window; the badge counts the chains that stopped.
ScreenEntry chainsScreenEntry();
/// Opens the wizard; it goes to the new chain's page when the chain is there.
void openAddChain(QWidget* parent, ScreenContext* context);

}  // namespace signalbox::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "addchain/wizard_page.h"

class QRadioButton;
class QSpinBox;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class DetailRow;
class StartTable;
class Text;

/// A thin bar that shows the used space, the space for this chain and the free space.
class DiskBar : public QWidget {
    Q_OBJECT
public:
    explicit DiskBar(QWidget* parent = nullptr);
    void set(double used, double added, double total);
    QSize sizeHint() const override { return {180, 10}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_used = 0, m_added = 0, m_total = 0;
};

/// Page 4: the start block. Every choice shows its cost, measured on the endpoints just entered.
class StartPage : public WizardPage {
    Q_OBJECT
public:
    explicit StartPage(WizardContext& context, QWidget* parent = nullptr);

    QString question() const override;
    QString explanation() const override;
    QString stepNote() const override;
    QString footNote() const override;
    bool isComplete() const override;
    bool isChecking() const override;
    void enter() override;
    QWidget* firstField() const override;

private:
    struct Prices {
        QString question;  ///< request in text form, to avoid asking twice
        std::vector<StartChoice> choices;
        bool asking = false;
        std::optional<Error> error;
        quint64 ticket = 0;
    };

    QWidget* makeEstimate();
    QWidget* makeDisk();
    QWidget* makeHeaders();
    QString questionText(const QString& headers) const;
    void ask(const QString& headers);
    void take(const QString& headers, quint64 ticket, const Expected<std::vector<StartChoice>>& answer);
    Prices& prices(const QString& headers);
    const Prices& shown() const;   ///< costs of the selected header mode
    QString nextUnpriced() const;  ///< header mode without a known cost; empty: none
    bool mayProve() const;
    const StartChoice* chosen(const Prices& prices) const;
    void renew();
    void showEstimate();
    void showHeaderPrices();
    void store();

    Prices m_proven, m_full, m_borders;
    quint64 m_tickets = 0;
    QTimer m_debounce;
    StartTable* m_table;
    CheckLine* m_failure;
    QPushButton* m_again;
    Text* m_estimateTitle;
    Text* m_samples;
    DetailRow* m_limit;
    DetailRow* m_rate;
    DetailRow* m_spread;
    DetailRow* m_doneAt;
    DiskBar* m_disk;
    DetailRow* m_used;
    DetailRow* m_added;
    DetailRow* m_free;
    QWidget* m_headerChoice;
    QRadioButton* m_provenHeaders;
    QRadioButton* m_fullHeaders;
    QRadioButton* m_borderHeaders;
    Text* m_provenPrice;
    Text* m_fullPrice;
    Text* m_borderPrice;
    QSpinBox* m_confirmations;
};

}  // namespace signalbox::ui

#pragma once

#include "addchain/network_list.h"
#include "addchain/wizard_page.h"

class QLineEdit;
class QListView;

namespace signalbox::ui {

class Text;

/// Page 1: which network? Presets by search, or another one with a name of the operator's.
class NetworkPage : public WizardPage {
    Q_OBJECT
public:
    explicit NetworkPage(WizardContext& context, QWidget* parent = nullptr);

    QString question() const override;
    QString explanation() const override;
    QString stepNote() const override;
    QString footNote() const override;
    bool isComplete() const override;
    void enter() override;
    QWidget* firstField() const override;

    void setPresets(const std::vector<ChainPreset>& presets);
    void setTrouble(const QString& sentence);
    void select(
        const QString& caip2);  ///< the preset with this id, else another EVM network  ///< why there are no presets

Q_SIGNALS:
    void activated();  ///< double click on a network

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void take();
    void showName();
    QString searchedName() const;  ///< a text that no preset has is the network's name; empty: presets have it

    NetworkListModel* m_model;
    NetworkFilter* m_filter;
    QLineEdit* m_search;
    QListView* m_list;
    Text* m_nameLabel;
    QLineEdit* m_name;
    Text* m_nameNote;
    Text* m_trouble;
    QString m_fromSearch;  ///< the name that the search gave; what the operator wrote is kept
};

}  // namespace signalbox::ui

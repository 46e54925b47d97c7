#include "auth/account_table.h"

#include <algorithm>

namespace dijkwacht::auth {
namespace {

constexpr std::size_t kNameBytesMin = 2;
constexpr std::size_t kNameBytesMax = 40;

Result<Account> account_of(const store::Row& row) {
  return Account{.name = row.text(0),
                 .display_name = row.text(1),
                 .role = TRY(parse_role(row.text(2))),
                 .password_hash = row.text(3),
                 .created = row.time(4),
                 .is_disabled = row.flag(5)};
}

Result<std::optional<Account>> optional_account_of(const std::optional<store::Row>& row) {
  if (!row) return std::optional<Account>();
  return std::optional<Account>(TRY(account_of(*row)));
}

Status one_changed(std::int64_t rows) {
  if (rows == 1) return {};
  return fail(ErrorCode::kNotFound, "there is no such account");
}

}  // namespace

bool is_account_name(std::string_view text) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return text.size() >= kNameBytesMin && text.size() <= kNameBytesMax && std::ranges::all_of(text, is_plain);
}

Status insert_account(store::Transaction& transaction, const Account& account) {
  const auto inserted = TRY(transaction.execute(
      "INSERT INTO auth_account (name, display_name, role, password_hash, created, is_disabled) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING",
      {account.name, account.display_name, name_of(account.role), account.password_hash, account.created, account.is_disabled}));
  if (inserted == 1) return {};
  return fail(ErrorCode::kConflict, "this account name is taken", "account");
}

Result<std::optional<Account>> find_account(store::Transaction& transaction, std::string_view name) {
  return optional_account_of(TRY(transaction.query_one(
      "SELECT name, display_name, role, password_hash, created, is_disabled FROM auth_account WHERE name = $1", {name})));
}

Result<std::vector<Account>> accounts_of_role(store::Transaction& transaction, Role role, std::size_t limit) {
  std::vector<Account> accounts;
  for (const auto& row :
       TRY(transaction.query("SELECT name, display_name, role, password_hash, created, is_disabled FROM auth_account "
                             "WHERE role = $1 AND is_disabled = 0 ORDER BY name LIMIT $2",
                             {name_of(role), limit}))) {
    accounts.push_back(TRY(account_of(row)));
  }
  return accounts;
}

Result<std::vector<Account>> list_accounts(store::Transaction& transaction, std::string_view after, std::size_t limit) {
  std::vector<Account> accounts;
  for (const auto& row :
       TRY(transaction.query("SELECT name, display_name, role, password_hash, created, is_disabled FROM auth_account "
                             "WHERE name > $1 ORDER BY name LIMIT $2",
                             {after, limit}))) {
    accounts.push_back(TRY(account_of(row)));
  }
  return accounts;
}

Status set_password_hash(store::Transaction& transaction, std::string_view name, std::string_view password_hash) {
  return one_changed(
      TRY(transaction.execute("UPDATE auth_account SET password_hash = $2 WHERE name = $1", {name, password_hash})));
}

Status disable_account(store::Transaction& transaction, std::string_view name) {
  return one_changed(TRY(transaction.execute("UPDATE auth_account SET is_disabled = 1 WHERE name = $1", {name})));
}

}  // namespace dijkwacht::auth

package rapport.local;

import picocli.CommandLine.Command;

/// `rapport tenant`: what is done once for each tenant.
@Command(
    name = "tenant",
    description = "Makes tenants.",
    subcommands = TenantCreateCommand.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class TenantCommand {}

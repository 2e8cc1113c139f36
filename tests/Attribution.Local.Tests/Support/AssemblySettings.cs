// Each of the big tests runs the whole product on two cores: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
